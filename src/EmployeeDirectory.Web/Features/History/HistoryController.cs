using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Imaging;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Languages;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.History;

public sealed class HistoryController(
    IEmployeeStore store, EmployeeEditor editor, IPhotoStore photos, AccountNames names, TimeProvider clock)
    : Controller
{
    // Optimistic concurrency: others may save the record between an undo's read and its write.
    private const int Attempts = 3;

    [HttpGet("/employees/{id:guid}/history"), EnableRateLimiting(RateLimits.Search), OwnRecord]
    public async Task<IActionResult> Show([FromRoute] Guid id, [FromQuery] int page = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        if (await store.GetHistoryAsync(id, ct) is not { Count: > 0 } history)
            return NotFound();
        var current = await store.GetAsync(id, ct);
        var lines = HistoryLines.From(history, page);
        return View(HistoryPage.From(
            id, current, history, lines, await names.OfAsync(lines.Entries.Select(entry => entry.By), ct)));
    }

    [HttpPost("/employees/{id:guid}/history/{version:long}/undo"), Admins]
    public async Task<IActionResult> Undo(
        [FromRoute] Guid id, [FromRoute] long version, [FromForm] Guid submissionId, CancellationToken ct)
    {
        var entry = (await store.GetHistoryAsync(id, ct)).SingleOrDefault(entry => entry.Version == version);
        if (entry is null || !Core.History.Undo.IsPossible(entry))
            return NotFound();
        submissionId = submissionId == Guid.Empty ? Guid.CreateVersion7() : submissionId;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await store.GetAsync(id, ct) is not { } current)
                return NotFound();
            if (current.SubmissionId == submissionId)
                return Done(current, entry);
            var undo = Core.History.Undo.For(entry, current, clock.GetUtcNow());
            if (undo.Conflicts.Count > 0)
                return await RefusedAsync(current, entry, undo.Conflicts, problem: null, ct);
            if (await ProblemAsync(current, undo.Next, ct) is { } problem)
                return await RefusedAsync(current, entry, [], problem, ct);
            var result = await editor.SaveAsync(current, undo.Next, HttpContext.Author(submissionId), ct);
            if (result.Outcome == SaveOutcome.Saved)
                return Done(result.Employee!, entry);
            if (result.Outcome != SaveOutcome.Stale)
                return await RefusedAsync(current, entry, [], SaveRefusal.For(result.Outcome).Reason, ct);
        }
        throw new StoreUnavailableException("Others kept changing the record.", new TimeoutException());
    }

    private RedirectToActionResult Done(Employee saved, HistoryEntry entry)
    {
        this.Flash(
            "Change to {0} on {1} undone.", saved.DisplayName, DateOnly.FromDateTime(entry.At.UtcDateTime).InWords());
        return RedirectToAction(nameof(Show), new { saved.Id });
    }

    private async Task<ViewResult> RefusedAsync(
        Employee current, HistoryEntry entry, IReadOnlyList<UndoConflict> conflicts, string? problem,
        CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("UndoRefused", new UndoRefusedPage(
            current, entry, conflicts, problem, await names.OfAsync(entry.By, ct)));
    }

    private async Task<string?> ProblemAsync(Employee current, Employee next, CancellationToken ct) =>
        next.PhotoId switch
        {
            _ when current.IsDeleted && next.IsDeleted => "This person has been deleted. Restore them first.",
            { } photo when photo != current.PhotoId && await photos.GetAsync(photo, Renditions.Sizes[0], ct) is null =>
                "The earlier photo is no longer stored. Add it again on the person’s photo page.",
            _ => null
        };
}
