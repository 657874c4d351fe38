using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Corrections;

[Admins]
public sealed class CorrectionDecisionsController(
    CorrectionReview review, CorrectionList list, IEmployeeStore store, EmployeeEditor editor, PersonResolver managers)
    : Controller
{
    [HttpPost("/employees/{id:guid}/suggestions/accept")]
    public async Task<IActionResult> Accept(
        [FromRoute] Guid id, [FromForm(Name = "suggestion")] Guid correction, [FromForm] long version, CancellationToken ct)
    {
        if (await review.FindOpenAsync(HttpContext, id, correction, ct) is not { Value: not null } open)
            return await AlreadySettledAsync(id, correction, ct);
        if (await store.GetAsync(id, ct) is not { IsDeleted: false } employee)
            return await RefusedAsync("This person has been deleted. Decline the correction.", ct);
        var form = EmployeeForm.From(employee, managers.TextOf(employee.ManagerId));
        await TryUpdateModelAsync(form, "", open.AsPosted());
        // The version that the admin saw, not the one just read: optimistic concurrency.
        form.Version = version;
        var (managerId, managerProblem) = managers.ResolveManager(form.Manager, employee);
        if (managerProblem is not null)
            return await RefusedAsync(this.Text(managerProblem.Format, managerProblem.GetArguments()), ct);
        if (ModelState.Values.SelectMany(entry => entry.Errors).FirstOrDefault()?.ErrorMessage is { } problem)
            return await RefusedAsync(problem, ct);
        var next = form.ApplyTo(employee, managerId);
        var result = await editor.AcceptAsync(
            employee, next, review.Settled(open, CorrectionState.Accepted), HttpContext.Author(open.Id), ct);
        if (result.Outcome == SaveOutcome.AlreadySettled)
            return await AlreadySettledAsync(id, correction, ct);
        if (result.Outcome is SaveOutcome.Stale or SaveOutcome.NotFound)
            return await RefusedAsync(
                "The record has changed since this page was shown. Check what it says now.", ct);
        if (result.Outcome != SaveOutcome.Saved)
            return await RefusedAsync(SaveRefusal.For(result.Outcome).Reason, ct);
        await review.RecordAsync(HttpContext, open, CorrectionState.Accepted);
        await review.SettleAlikeAsync(HttpContext, open, CorrectionState.Accepted, ct);
        return Settled("{0} of {1} saved.", this.Text(open.Label), result.Employee!.DisplayName);
    }

    [HttpPost("/employees/{id:guid}/suggestions/decline")]
    public async Task<IActionResult> Decline(
        [FromRoute] Guid id, [FromForm(Name = "suggestion")] Guid correction, CancellationToken ct)
    {
        HttpContext.CheckedUser();
        return await review.FindOpenAsync(HttpContext, id, correction, ct) is { } open
            && await review.SettleAsync(HttpContext, open, CorrectionState.Declined, ct)
            ? Settled("Correction declined.")
            : await AlreadySettledAsync(id, correction, ct);
    }

    private RedirectToActionResult Settled(string done, params object[] values)
    {
        this.Flash(done, values);
        return RedirectToAction(nameof(CorrectionsController.Index), "Corrections");
    }

    private async Task<RedirectToActionResult> AlreadySettledAsync(Guid id, Guid correction, CancellationToken ct)
    {
        await review.FinishAsync(HttpContext, id, correction, ct);
        this.Warn(SaveRefusal.For(SaveOutcome.AlreadySettled).Reason);
        return RedirectToAction(nameof(CorrectionsController.Index), "Corrections");
    }

    private async Task<ViewResult> RefusedAsync(string reason, CancellationToken ct)
    {
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Index", new CorrectionsPage(await list.ReadAsync(ct), reason));
    }
}
