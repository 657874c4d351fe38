using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Languages;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Corrections;

[SignedIn]
public sealed class CorrectionsController(
    ICorrectionStore corrections, CorrectionList list, IEmployeeStore store, ReadModel people, AuditTrail trail,
    TimeProvider clock) : Controller
{
    [HttpGet("/suggestions"), Admins]
    public async Task<IActionResult> Index(CancellationToken ct) => View(new CorrectionsPage(await list.ReadAsync(ct)));

    [HttpGet("/suggestions/mine")]
    public async Task<IActionResult> Mine(CancellationToken ct)
    {
        var user = HttpContext.CurrentUser();
        var made = await corrections.ListByAsync(user.AccountId!, CorrectionsPage.MostListed, ct);
        return View(made.Select(one => new OwnCorrection(one, people.FindFor(user, one.EmployeeId))).ToList());
    }

    [HttpGet("/employees/{id:guid}/suggestions/new")]
    public async Task<IActionResult> New([FromRoute] Guid id, [FromQuery] string? field, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } employee)
            return NotFound();
        var asked = Correction.Fields.FirstOrDefault(one => one.Name == field);
        return View(PageOf(
            employee,
            new CorrectionForm { Field = asked?.Name, Value = asked is null ? [] : [PresentOf(asked, employee)] }));
    }

    [HttpPost("/employees/{id:guid}/suggestions/new"), EnableRateLimiting(RateLimits.Correction)]
    public async Task<IActionResult> Create([FromRoute] Guid id, [FromForm] CorrectionForm form, CancellationToken ct)
    {
        var by = HttpContext.CheckedUser().AccountId!;
        if (await FindAsync(id, ct) is not { } employee)
            return NotFound();
        if (!ModelState.IsValid)
            return Refused(employee, form);
        var correction = new Correction
        {
            Id = form.Id,
            EmployeeId = id,
            By = by,
            At = clock.GetUtcNow(),
            Field = form.Field!,
            Value = form.Joined,
            Note = PlainText.CleanLines(form.Note)
        };
        correction = correction with { Id = correction.IdAsSent() };
        if (await ProblemAsync(correction, employee) is { } problem)
        {
            ModelState.AddModelError(nameof(form.Value), problem);
            return Refused(employee, form);
        }
        var field = Correction.Fields.Single(one => one.Name == correction.Field);
        if (correction.Note is null && correction.Value == PlainText.CleanLines(PresentOf(field, employee)))
        {
            ModelState.AddModelError(nameof(form.Value), "This is what it says now. Change it, or explain in the note.");
            return Refused(employee, form);
        }
        if (await FindSameAsync(correction, ct) is { } same)
            return Refused(
                employee, form,
                this.Text("You reported this on {0}. It waits for an admin, so nothing was sent again.", same.At.Day().InWords()));
        if (!await corrections.AddAsync(correction, ct))
            return Refused(
                employee, form,
                "You have reached the limit for corrections. "
                + "Wait until an admin has reviewed some, or until tomorrow.");
        await trail.RecordAsync(HttpContext, AuditKind.Suggested, id.ToString(), correction.Field);
        this.Flash("Thank you. An admin will review it.");
        return RedirectToAction(nameof(EmployeesController.Show), "Employees", new { id });
    }

    private async Task<Employee?> FindAsync(Guid id, CancellationToken ct) =>
        await store.GetAsync(id, ct) is { IsDeleted: false } employee && HttpContext.CurrentUser().MaySee(employee)
            ? employee
            : null;

    // A manager whom the user may not see is not named.
    private string? PresentOf(EmployeeField field, Employee employee) => field.Name != EmployeeField.Manager
        ? field.Text(employee)
        : employee.ManagerId is { } id && people.FindFor(HttpContext.CurrentUser(), id) is { } manager
            ? manager.DisplayName
            : null;

    private async Task<Correction?> FindSameAsync(Correction correction, CancellationToken ct) =>
        (await corrections.ListByAsync(correction.By, CorrectionsPage.MostListed, ct))
            .FirstOrDefault(one => one.IsOpen && one.Id != correction.Id && one.Note == correction.Note && one.SaysTheSameAs(correction));

    // Checks the value alone. Looking up managers or e-mail addresses would reveal people the visitor may not see.
    private async Task<string?> ProblemAsync(Correction correction, Employee employee)
    {
        await TryUpdateModelAsync(EmployeeForm.From(employee, manager: null), "", correction.AsPosted());
        var problem = ModelState[correction.Field]?.Errors.FirstOrDefault()?.ErrorMessage;
        ModelState.Clear();
        return problem;
    }

    private ViewResult Refused(Employee employee, CorrectionForm form, string? problem = null)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(New), PageOf(employee, form, problem));
    }

    private NewCorrectionPage PageOf(Employee employee, CorrectionForm form, string? problem = null) => new(employee, form, problem)
    {
        Choices = Correction.Fields.Any(field => field.Name == form.Field)
            ? []
            : [.. Correction.Fields.Select(field => new CorrectedField(field, PresentOf(field, employee)))]
    };
}
