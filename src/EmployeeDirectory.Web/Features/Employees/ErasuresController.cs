using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Features.Layout;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Employees;

[Admins]
public sealed class ErasuresController(
    IEmployeeStore store, EmployeeEditor editor, ErasureCleanup cleanup, IPhotoStore photos, ReadModel people,
    ILogger<ErasuresController> logger)
    : Controller
{
    [HttpGet("/employees/{id:guid}/erase")]
    public async Task<IActionResult> Erase([FromRoute] Guid id, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        return await FindAsync(id, employee, ct) is { } leaver ? Confirm(leaver) : this.Absent(employee);
    }

    [HttpPost("/employees/{id:guid}/erase")]
    public async Task<IActionResult> Erase(
        [FromRoute] Guid id, [FromForm] long version, [FromForm] string? name, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        if (await FindAsync(id, employee, ct) is not { } leaver)
            return this.Absent(employee);
        if (leaver.IsHere)
            return Confirm(leaver, StatusCodes.Status409Conflict, changed: leaver.Version != version);
        if (leaver.Version != version)
            return Confirm(leaver, StatusCodes.Status409Conflict, changed: true);
        // The admin types the name, so that a slip of the hand erases no record.
        if (!leaver.IsCalled(name))
        {
            ModelState.AddModelError(nameof(ErasurePage.Name), "This isn’t their name. Type it as shown above.");
            return Confirm(leaver, StatusCodes.Status422UnprocessableEntity, typed: name);
        }
        var result = await editor.EraseAsync(id, version, HttpContext.Author(Guid.Empty), ct);
        return result.Outcome switch
        {
            SaveOutcome.Saved => await ErasedAsync(leaver),
            SaveOutcome.Stale => await ChangedAsync(id, ct),
            _ => NotFound()
        };
    }

    private async Task<ErasureCandidate?> FindAsync(Guid id, Employee? employee, CancellationToken ct) =>
        employee is { IsErased: true } ? null : ErasureCandidate.From(employee, await store.GetHistoryAsync(id, ct));

    private async Task<IActionResult> ChangedAsync(Guid id, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        return await FindAsync(id, employee, ct) is { } leaver
            ? Confirm(leaver, StatusCodes.Status409Conflict, changed: true)
            : this.Absent(employee);
    }

    // Not cancellable: an admin who leaves the page must not interrupt the cleanup.
    private async Task<IActionResult> ErasedAsync(ErasureCandidate leaver)
    {
        var rest = new List<string>();
        try
        {
            await cleanup.RunAsync(leaver.Id, CancellationToken.None);
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogError(fault, "Some of what is kept about the erased {Id} stays until the next cleanup", leaver.Id);
            rest.Add(this.Text(
                "Some of what is kept about them is not deleted yet: storage isn’t responding. "
                + "It will be deleted automatically within five minutes after it responds again."));
        }
        try
        {
            foreach (var photo in leaver.PhotoIds.Where(photo => people.FindByPhoto(photo) is []))
                await photos.DeleteAsync(photo, CancellationToken.None);
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogError(fault, "The photos of the erased {Id} stay until the next sweep", leaver.Id);
            rest.Add(this.Text(
                "Their photos are not deleted yet: the photo store isn’t responding. "
                + "They will be deleted automatically within two hours after it responds again."));
        }
        this.Flash(rest is [] ? "Everything about them is erased." : "Their record is erased.");
        if (rest is not [])
            this.Warn(string.Join(' ', rest));
        return RedirectToAction(nameof(EmployeesController.Show), "Employees", new { leaver.Id });
    }

    private ViewResult Confirm(
        ErasureCandidate leaver, int status = StatusCodes.Status200OK, bool changed = false, string? typed = null)
    {
        Response.StatusCode = status;
        return View(nameof(Erase), new ErasurePage(leaver, people.CountReports(leaver.Id), changed, typed));
    }
}

public sealed record ErasurePage(ErasureCandidate Candidate, int ReportTotal, bool Changed, string? Name);
