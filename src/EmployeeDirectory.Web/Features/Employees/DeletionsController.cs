using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Features.Layout;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Employees;

[Admins]
public sealed class DeletionsController(
    IEmployeeStore store, EmployeeEditor editor, ReadModel people, TimeProvider clock) : Controller
{
    public const int MaxListed = 500;

    [HttpGet("/employees/deleted")]
    public IActionResult Deleted() => View(people.Deleted(clock.GetUtcNow(), MaxListed));

    [HttpGet("/employees/{id:guid}/delete")]
    public async Task<IActionResult> Delete([FromRoute] Guid id, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        return employee is { IsDeleted: false } ? Confirm(employee) : this.Absent(employee);
    }

    [HttpPost("/employees/{id:guid}/delete")]
    public async Task<IActionResult> Delete(
        [FromRoute] Guid id, [FromForm] long version, [FromForm] Guid submissionId, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        if (employee is not { IsErased: false })
            return this.Absent(employee);
        var deleted = employee with { DeletedAt = employee.DeletedAt ?? clock.GetUtcNow(), Version = version };
        var result = await editor.SaveAsync(employee, deleted, HttpContext.Author(submissionId), ct);
        switch (result.Outcome)
        {
            case SaveOutcome.Saved:
                this.Flash("{0} deleted. You can restore the record for 30 days.", employee.DisplayName);
                return RedirectToAction(nameof(Deleted));
            case SaveOutcome.Stale when result.Employee!.IsDeleted:
                return this.Gone(result.Employee);
            case SaveOutcome.Stale:
                return Refused(
                    result.Employee,
                    "Someone changed this record after you opened this page. Nothing was deleted. "
                    + "Check the latest version, then decide.");
            case SaveOutcome.SelfLockout:
                return Refused(employee, SaveRefusal.SelfLockout.Reason);
            default:
                return NotFound();
        }
    }

    [HttpPost("/employees/{id:guid}/restore")]
    public async Task<IActionResult> Restore(
        [FromRoute] Guid id, [FromForm] long version, [FromForm] Guid submissionId, [FromForm] bool withoutEmail,
        CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        if (employee is not { IsErased: false })
            return this.Absent(employee);
        if (!employee.IsDeleted)
            return RedirectToAction(nameof(EmployeesController.Show), "Employees", new { id });
        var restored = employee with
        {
            DeletedAt = null,
            Email = withoutEmail ? null : employee.Email,
            Version = version
        };
        var result = await editor.SaveAsync(employee, restored, HttpContext.Author(submissionId), ct);
        switch (result.Outcome)
        {
            case SaveOutcome.Saved:
                this.Flash("{0} restored.", employee.DisplayName);
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
        View(nameof(Delete), new DeletionPage(employee, people.CountReports(employee.Id), problem));
}

public sealed record DeletionPage(Employee Employee, int ReportTotal, string? Problem);
