using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Deletions;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Features.Suggestions;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Erasures;

/// <summary>Leavers and deleted people are erased here for good.</summary>
[Admins]
public sealed class ErasuresController(
    IEmployeeStore store, IAccountStore accounts, ISuggestionStore suggestions, IPhotoStore photos, ReadModel people, ILogger<ErasuresController> logger)
    : Controller
{
    [HttpGet("/employees/{id:guid}/erase")]
    public async Task<IActionResult> New([FromRoute] Guid id, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        return await FindAsync(id, employee, ct) is { } leaver ? Confirm(leaver) : this.Absent(employee);
    }

    /// <param name="name">Typed by the admin, so that nobody is erased by a slip of the hand.</param>
    [HttpPost("/employees/{id:guid}/erase")]
    public async Task<IActionResult> Create([FromRoute] Guid id, [FromForm] long version, [FromForm] string? name, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        if (await FindAsync(id, employee, ct) is not { } leaver)
            return this.Absent(employee);
        if (leaver.IsHere)
            return Confirm(leaver, StatusCodes.Status409Conflict);
        if (leaver.Version != version)
            return Confirm(leaver, StatusCodes.Status409Conflict, changed: true);
        if (!leaver.IsCalled(name))
        {
            ModelState.AddModelError(nameof(ErasurePage.Name), "This is not their name. Type it as it stands above.");
            return Confirm(leaver, StatusCodes.Status422UnprocessableEntity, typed: name);
        }
        // While the record is there, what else there is can be found again after a fault.
        if (await accounts.FindByEmployeeAsync(id, ct) is { } account)
            await accounts.DeleteAsync(account, ct);
        await suggestions.DeleteAboutAsync(id, ct);
        var result = await store.EraseAsync(id, version, Author.Of(HttpContext, Guid.Empty), ct);
        return result.Outcome switch
        {
            SaveOutcome.Saved => await ErasedAsync(leaver, result.Employee!),
            SaveOutcome.Stale => RedirectToAction(nameof(New), new { id }),
            _ => NotFound()
        };
    }

    private async Task<Leaver?> FindAsync(Guid id, Employee? employee, CancellationToken ct) =>
        employee is { IsErased: true } ? null : Leaver.Of(employee, await store.GetHistoryAsync(id, ct));

    /// <summary>The photos go last: until here someone else may have saved the record, and from here on nobody shows them.</summary>
    private async Task<IActionResult> ErasedAsync(Leaver leaver, Employee tombstone)
    {
        await people.ApplyOwnAsync(tombstone);
        this.Flash("Everything about them is erased.");
        try
        {
            foreach (var photo in leaver.PhotoIds.Where(photo => people.FindByPhoto(photo) is []))
                await photos.DeleteAsync(photo, CancellationToken.None);
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogError(fault, "The photos of the erased {Id} stay until the next sweep", leaver.Id);
            this.Warn("Their photos are not yet: the photo store does not answer. They are removed by themselves when it does, within two hours.");
        }
        return RedirectToAction(nameof(EmployeesController.Show), "Employees", new { leaver.Id });
    }

    private ViewResult Confirm(Leaver leaver, int status = StatusCodes.Status200OK, bool changed = false, string? typed = null)
    {
        Response.StatusCode = status;
        return View(nameof(New), new ErasurePage(leaver, people.CountReports(leaver.Id), changed, typed));
    }
}

/// <param name="Changed">Someone changed the record after this page was first shown.</param>
/// <param name="Name">What the admin typed.</param>
public sealed record ErasurePage(Leaver Leaver, int ReportTotal, bool Changed, string? Name);
