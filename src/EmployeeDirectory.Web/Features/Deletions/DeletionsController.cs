using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Deletions;

[Admins]
public sealed class DeletionsController(IEmployeeStore store, ReadModel people, TimeProvider clock) : Controller
{
    public const int MaxListed = 500;

    [HttpGet("/employees/deleted")]
    public IActionResult Index() => View(people.Deleted(clock.GetUtcNow(), MaxListed));

    [HttpGet("/employees/{id:guid}/delete")]
    public async Task<IActionResult> New([FromRoute] Guid id, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        return employee is { IsDeleted: false } ? Confirm(employee) : this.Absent(employee);
    }

    [HttpPost("/employees/{id:guid}/delete")]
    public async Task<IActionResult> Create([FromRoute] Guid id, [FromForm] long version, [FromForm] Guid submissionId, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        if (employee is not { IsErased: false })
            return this.Absent(employee);
        var deleted = employee with { DeletedAt = employee.DeletedAt ?? clock.GetUtcNow(), Version = version };
        if (HttpContext.LocksOut(deleted))
            return Refused(employee, LockingOut.Problem);
        var result = await store.SaveAsync(deleted, Author.Of(HttpContext, submissionId), ct);
        switch (result.Outcome)
        {
            case SaveOutcome.Saved:
                await people.ApplyOwnAsync(result.Employee!);
                this.Flash($"{employee.DisplayName} is deleted and can be restored for 30 days.");
                return RedirectToAction(nameof(Index));
            case SaveOutcome.Stale when result.Employee!.IsDeleted:
                return this.Gone(result.Employee);
            case SaveOutcome.Stale:
                return Refused(result.Employee, "Someone changed this record while you were here. Nothing is deleted yet: look at it again, then decide.");
            default:
                return NotFound();
        }
    }

    [HttpPost("/employees/{id:guid}/restore")]
    public async Task<IActionResult> Delete([FromRoute] Guid id, [FromForm] long version, [FromForm] Guid submissionId, [FromForm] bool withoutEmail, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        if (employee is not { IsErased: false })
            return this.Absent(employee);
        if (!employee.IsDeleted)
            return RedirectToAction(nameof(EmployeesController.Show), "Employees", new { id });
        var restored = employee with { DeletedAt = null, Email = withoutEmail ? null : employee.Email, Version = version };
        var result = await store.SaveAsync(restored, Author.Of(HttpContext, submissionId), ct);
        switch (result.Outcome)
        {
            case SaveOutcome.Saved:
                await people.ApplyOwnAsync(result.Employee!);
                this.Flash($"{employee.DisplayName} is restored.");
                return RedirectToAction(nameof(EmployeesController.Show), "Employees", new { id });
            case SaveOutcome.EmailTaken:
                return this.Gone(employee, StatusCodes.Status409Conflict, emailTaken: true);
            case SaveOutcome.Stale when result.Employee!.IsDeleted:
                return this.Gone(result.Employee, StatusCodes.Status409Conflict);
            case SaveOutcome.Stale:
                return RedirectToAction(nameof(EmployeesController.Show), "Employees", new { id });
            default:
                return NotFound();
        }
    }

    private ViewResult Refused(Employee employee, string problem)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Confirm(employee, problem);
    }

    private ViewResult Confirm(Employee employee, string? problem = null) =>
        View("New", new DeletionPage(employee, people.CountReports(employee.Id), problem));
}

/// <param name="Problem">Why they were not deleted.</param>
public sealed record DeletionPage(Employee Employee, int ReportTotal, string? Problem);
