using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Admin;

[Admins]
public sealed class SampleController(
    IEmployeeStore store, SampleStaff sample, SampleRemoval removal, ReadModel people, AuditTrail trail) : Controller
{
    [HttpGet("/admin/sample")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var removable = await removal.ListAsync(withEdited: true, ct);
        return View("Sample", new SamplePage(
            people.CountSample().All, removable.Count(person => !person.IsEditedSample), removable.Count));
    }

    [HttpPost("/admin/sample/add")]
    public async Task<IActionResult> Add()
    {
        HttpContext.CheckedUser();
        if (people.Count(Visibility.Active) > 0)
        {
            this.Warn("Invented people are added to an empty directory only. Nobody was added.");
            return RedirectToAction("Index", "Welcome");
        }
        await trail.RecordAsync(HttpContext, AuditKind.SampleAdded, detail: $"{SampleStaff.UsualCount}");
        this.Flash("{0:N0} invented people added.", await sample.AddAsync(store, people, CancellationToken.None));
        return RedirectToAction("Index", "People");
    }

    [HttpPost("/admin/sample/remove")]
    public async Task<IActionResult> Remove([FromForm] bool edited, CancellationToken ct)
    {
        var author = HttpContext.Author(Guid.Empty);
        var all = await removal.ListAsync(edited, ct);
        await trail.RecordAsync(HttpContext, AuditKind.SampleRemoved);
        var removed = await removal.RunAsync(all, author, ct);
        this.Flash("{0:N0} invented people removed.", removed);
        return people.CountSample().All > 0
            ? RedirectToAction(nameof(Index))
            : RedirectToAction("Index", "Welcome");
    }
}

/// <param name="Unchanged">Those whom a removal takes without asking again.</param>
/// <param name="Removable">These and the changed ones, but nobody with an account.</param>
public sealed record SamplePage(int All, int Unchanged, int Removable);
