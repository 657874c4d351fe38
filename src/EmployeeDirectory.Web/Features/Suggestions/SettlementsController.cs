using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Suggestions;

/// <summary>One click makes a suggestion so, or declines it.</summary>
[Admins]
public sealed class SettlementsController(SuggestionDesk desk, SuggestionList list, IEmployeeStore store, ReadModel people, ManagerPicker managers) : Controller
{
    /// <param name="version">Of the record that the admin saw beside the suggestion.</param>
    [HttpPost("/employees/{id:guid}/suggestions/accept")]
    public async Task<IActionResult> Create([FromRoute] Guid id, [FromForm] Guid suggestion, [FromForm] long version, CancellationToken ct)
    {
        if (await desk.FindOpenAsync(HttpContext, id, suggestion, ct) is not { Value: not null } open)
            return AlreadySettled();
        if (await store.GetAsync(id, ct) is not { IsDeleted: false } employee)
            return await RefusedAsync("This person has been deleted. Decline what was suggested about them.", ct);
        var form = EmployeeForm.Of(employee, managers.TextOf(employee.ManagerId));
        await TryUpdateModelAsync(form, "", open.AsPosted());
        form.Version = version;
        var (managerId, managerProblem) = managers.Resolve(form.Manager, employee);
        if ((managerProblem ?? ModelState.Values.SelectMany(entry => entry.Errors).FirstOrDefault()?.ErrorMessage) is { } problem)
            return await RefusedAsync(problem, ct);
        var next = form.ApplyTo(employee, managerId);
        if (HttpContext.LocksOut(next))
            return await RefusedAsync(LockingOut.Problem, ct);
        var result = await store.SaveAsync(next, Author.Of(HttpContext, open.Id), ct);
        if (result.Outcome is SaveOutcome.Stale or SaveOutcome.NotFound)
            return await RefusedAsync("The record was changed after this page was shown. Look again at what it says now.", ct);
        if (result.Outcome != SaveOutcome.Saved)
            return await RefusedAsync(SaveRefusal.Of(result.Outcome).Reason, ct);
        await people.ApplyOwnAsync(result.Employee!);
        await desk.CloseAsync(HttpContext, id, suggestion, ct);
        return Settled($"{open.Label} of {result.Employee!.DisplayName} is saved as suggested.");
    }

    [HttpPost("/employees/{id:guid}/suggestions/decline")]
    public async Task<IActionResult> Delete([FromRoute] Guid id, [FromForm] Guid suggestion, CancellationToken ct)
    {
        HttpContext.CheckedVisitor();
        return await desk.FindOpenAsync(HttpContext, id, suggestion, ct) is { } open && await desk.SettleAsync(HttpContext, open, SuggestionState.Declined, ct)
            ? Settled("The suggestion is declined.")
            : AlreadySettled();
    }

    private RedirectToActionResult Settled(string done)
    {
        this.Flash(done);
        return RedirectToAction(nameof(SuggestionsController.Index), "Suggestions");
    }

    private RedirectToActionResult AlreadySettled()
    {
        this.Warn("This suggestion is settled already, or too old.");
        return RedirectToAction(nameof(SuggestionsController.Index), "Suggestions");
    }

    private async Task<ViewResult> RefusedAsync(string reason, CancellationToken ct)
    {
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("/Features/Suggestions/Index.cshtml", new SuggestionsPage(await list.ReadAsync(ct), reason));
    }
}
