using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Deletions;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Suggestions;
using EmployeeDirectory.Web.Imaging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Downloads;

[OwnRecord]
public sealed class DownloadsController(IEmployeeStore store, IAccountStore accounts, ISuggestionStore suggestions, AuditTrail trail, TimeProvider clock) : Controller
{
    [HttpGet("/employees/{id:guid}/download"), EnableRateLimiting(RateLimits.Export), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Show([FromRoute] Guid id, CancellationToken ct)
    {
        var employee = await store.GetAsync(id, ct);
        var history = await store.GetHistoryAsync(id, ct);
        if (employee is { IsErased: true } || history.Count == 0)
            return this.Absent(employee);
        await trail.RecordAsync(HttpContext, AuditKind.Exported, id.ToString(), "download");
        var account = await accounts.FindByEmployeeAsync(id, ct);
        var latest = history.TakeLast(PersonalData.MaxChanges).Select(entry => PersonalChange.Of(entry, account?.Id)).ToList();
        var data = new PersonalData(
            clock.GetUtcNow(), employee, PhotosOf(employee), latest, history.Count - latest.Count, account is null ? null : await AccountAsync(account, ct));
        return File(data.ToJson(), "application/json; charset=utf-8", $"{id}.json");
    }

    private async Task<PersonalAccount> AccountAsync(Account account, CancellationToken ct) =>
        PersonalAccount.Of(account, await accounts.ListSessionsAsync(account.Id, ct), await suggestions.ListByAsync(account.Id, SuggestionsPage.MostListed, ct));

    private List<string> PhotosOf(Employee? employee) => employee?.PhotoId is not { } photoId ? [] :
        [.. Renditions.Sizes.Select(size => Url.Action("Show", "Photos", new { photoId, size }, Request.Scheme)!)];
}
