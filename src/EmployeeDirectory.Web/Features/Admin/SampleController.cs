using System.Globalization;
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
    public IActionResult Index() => View("Sample", people.CountSample());

    [HttpPost("/admin/sample/add")]
    public async Task<IActionResult> Add(CancellationToken ct)
    {
        HttpContext.CheckedUser();
        if (people.Count(Visibility.Active) > 0)
        {
            this.Warn("Invented people are added to an empty directory only. Nobody was added.");
            return RedirectToAction("Index", "Welcome");
        }
        await trail.RecordAsync(HttpContext, AuditKind.SampleAdded);
        this.Flash("{0:N0} invented people added.", await sample.AddAsync(store, people, ct));
        return RedirectToAction("Index", "People");
    }

    [HttpPost("/admin/sample/remove")]
    public async Task<IActionResult> Remove([FromForm] bool edited, CancellationToken ct)
    {
        var author = HttpContext.Author(Guid.Empty);
        var counts = people.CountSample();
        await trail.RecordAsync(
            HttpContext, AuditKind.SampleRemoved,
            detail: string.Create(
                CultureInfo.InvariantCulture, $"{counts.All - (edited ? 0 : counts.Edited)} people"));
        var removed = await removal.RunAsync(edited, author, ct);
        this.Flash("{0:N0} invented people removed.", removed);
        return people.CountSample().All > 0
            ? RedirectToAction(nameof(Index))
            : RedirectToAction("Index", "Welcome");
    }
}
