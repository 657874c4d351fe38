using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Imaging;
using EmployeeDirectory.Web.Features.Corrections;
using EmployeeDirectory.Web.Features.Layout;
using EmployeeDirectory.Web.Features.MyAccount;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Employees;

[OwnRecord]
public sealed class DownloadsController(
    IEmployeeStore store, IAccountStore accounts, ICorrectionStore corrections, ReadModel people, AuditTrail trail,
    TimeProvider clock)
    : Controller
{
    [HttpGet("/employees/{id:guid}/download"), EnableRateLimiting(RateLimits.Export),
        ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Show([FromRoute] Guid id, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        var history = await store.GetHistoryAsync(id, ct);
        if (employee is { IsErased: true } || history.Count == 0)
            return this.Absent(employee);
        await trail.RecordAsync(HttpContext, AuditKind.Exported, id.ToString(), "download");
        var account = await accounts.FindByEmployeeAsync(id, ct);
        var latest = history.TakeLast(PersonalData.MaxChanges)
            .Select(entry => PersonalChange.From(entry, account?.Id, IsListed)).ToList();
        var manager = employee?.ManagerId is { } managerId
            ? people.FindFor(HttpContext.CurrentUser(), managerId)?.DisplayName ?? Unlisted.Words
            : null;
        if (manager == Unlisted.Words)
            employee = employee! with { ManagerId = null };
        var data = new PersonalData(
            clock.GetUtcNow(), employee, manager, PhotosOf(employee), latest, history.Count - latest.Count,
            account is null ? null : await AccountAsync(account, ct));
        return File(data.ToJson(), "application/json; charset=utf-8", $"{id}.json");
    }

    private async Task<PersonalAccount> AccountAsync(Account account, CancellationToken ct) =>
        PersonalAccount.From(
            account,
            await accounts.ListSessionsAsync(account, people, ct),
            [.. (await corrections.ListByAsync(account.Id, CorrectionsPage.MostListed, ct))
                .Select(made => PersonalCorrection.From(made, IsListed))]);

    private bool IsListed(Guid id) => people.FindFor(HttpContext.CurrentUser(), id) is not null;

    private List<string> PhotosOf(Employee? employee) => employee?.PhotoId is not { } photoId ? [] :
        [.. Renditions.Sizes.Select(size => Url.Action("Show", "Photos", new { photoId, size }, Request.Scheme)!)];
}
