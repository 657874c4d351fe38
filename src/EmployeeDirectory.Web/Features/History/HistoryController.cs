using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Imaging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.History;

public sealed class HistoryController(IEmployeeStore store, IPhotoStore photos, ReadModel people, AccountNames names, TimeProvider clock) : Controller
{
    /// <summary>How often an undo looks again when others change the record at the same time.</summary>
    private const int Attempts = 3;

    [HttpGet("/employees/{id:guid}/history"), EnableRateLimiting(RateLimits.Search), OwnRecord]
    public async Task<IActionResult> Show([FromRoute] Guid id, [FromQuery] int page = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        if (await store.GetHistoryAsync(id, ct) is not { Count: > 0 } history)
            return NotFound();
        var current = await store.GetAsync(id, ct);
        var lines = HistoryLines.Of(history, page);
        return View(HistoryPage.Of(id, current, history, lines, await names.OfAsync(lines.Entries.Select(entry => entry.By), ct)));
    }

    [HttpPost("/employees/{id:guid}/history/{version:long}/undo"), Admins]
    public async Task<IActionResult> Undo([FromRoute] Guid id, [FromRoute] long version, [FromForm] Guid submissionId, CancellationToken ct)
    {
        var entry = (await store.GetHistoryAsync(id, ct)).SingleOrDefault(entry => entry.Version == version);
        if (entry is null || !History.Undo.IsPossible(entry))
            return NotFound();
        submissionId = submissionId == Guid.Empty ? Guid.CreateVersion7() : submissionId;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await store.GetAsync(id, ct) is not { } current)
                return NotFound();
            if (current.SubmissionId == submissionId)
                return Done(current, entry);
            var undo = History.Undo.Of(entry, current, clock.GetUtcNow());
            if (undo.Conflicts.Count > 0)
                return await RefusedAsync(current, entry, undo.Conflicts, problem: null, ct);
            if (await ProblemAsync(current, undo.Next, ct) is { } problem)
                return await RefusedAsync(current, entry, [], problem, ct);
            var result = await store.SaveAsync(undo.Next, Author.Of(HttpContext, submissionId), ct);
            if (result.Outcome == SaveOutcome.Saved)
            {
                await people.ApplyOwnAsync(result.Employee!);
                return Done(result.Employee!, entry);
            }
            if (ProblemOf(result.Outcome) is { } refusal)
                return await RefusedAsync(current, entry, [], refusal, ct);
        }
        throw new StoreUnavailableException("Others changed the record all the while.", new TimeoutException());
    }

    private RedirectToActionResult Done(Employee saved, HistoryEntry entry)
    {
        this.Flash($"The change of {saved.DisplayName} on {entry.At:d MMMM yyyy} is undone.");
        return RedirectToAction(nameof(Show), new { saved.Id });
    }

    private async Task<ViewResult> RefusedAsync(
        Employee current, HistoryEntry entry, IReadOnlyList<UndoConflict> conflicts, string? problem, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Refused", new UndoRefusedPage(current, entry, conflicts, problem, await names.OfAsync(entry.By, ct)));
    }

    private async Task<string?> ProblemAsync(Employee current, Employee next, CancellationToken ct) => next.PhotoId switch
    {
        _ when HttpContext.LocksOut(next) => LockingOut.Problem,
        _ when current.IsDeleted && next.IsDeleted => "The person is deleted now. Restore them first.",
        { } photo when photo != current.PhotoId && await photos.GetAsync(photo, Renditions.Sizes[0], ct) is null =>
            "The photo of that time is not kept any more. Choose it again on the person’s photo page.",
        _ => null
    };

    private static string? ProblemOf(SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.EmailTaken => "Someone else has the e-mail address of that time now, and each person needs their own.",
        SaveOutcome.ManagerGone => "The manager of that time is not in the directory any more.",
        SaveOutcome.ReportingCycle => "With the manager of that time the reporting line would close to a circle, or be longer than 64 people.",
        SaveOutcome.NotFound => "The record is gone for good.",
        _ => null
    };
}
