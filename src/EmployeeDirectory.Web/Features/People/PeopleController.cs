using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Core.PastDays;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace EmployeeDirectory.Web.Features.People;

public sealed class PeopleController(
    ReadModel people, Snapshots snapshots, CurrentCompany company, DirectoryMetrics metrics, TimeProvider clock) : Controller
{
    [HttpGet("/"), EnableRateLimiting(RateLimits.Search), OutputCache(PolicyName = nameof(ListCachePolicy))]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        if (ListAddress.Parse(Request.Query) is not { } query)
            return BadRequest();
        if (Refuse(query) is { } refusal)
            return refusal;
        // Before anything is read, so that a change that comes meanwhile is never missing from what is kept.
        var changes = people.Changes;
        var snapshot = await snapshots.OpenAsync(HttpContext, query.AsOf, ct);
        Response.RegisterForDispose(snapshot);
        query = query with { AsOf = snapshot.Day };
        RememberTyping(query);
        var now = clock.GetUtcNow();
        return View(new ListPage(
            query, () => metrics.Search(() => snapshot.Search.Find(query)), snapshot.Search.CountActive)
        {
            Now = now,
            Key = string.Join(
                ' ', changes, company.Value.Version, now.Day().Text(), HttpContext.CurrentUser().IsAdmin,
                HttpContext.CurrentUser().IsSignedIn,
                query.ToQueryString())
        });
    }

    [HttpGet("/people/print"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> Print(CancellationToken ct)
    {
        if (ListAddress.Parse(Request.Query) is not { } query)
            return BadRequest();
        if (Refuse(query) is { } refusal)
            return refusal;
        using var snapshot = await snapshots.OpenAsync(HttpContext, query.AsOf, ct);
        query = query with { AsOf = snapshot.Day, Page = 1, Whole = true };
        var result = metrics.Search(() => snapshot.Search.Find(query));
        return View(new ListPage(query, () => result, snapshot.Search.CountActive) { Now = clock.GetUtcNow(), Key = "" });
    }

    [HttpGet("/people/values"), EnableRateLimiting(RateLimits.Search)]
    [OutputCache(PolicyName = nameof(ListCachePolicy))]
    public async Task<IActionResult> Values(
        [FromQuery] FacetField? field, [FromQuery] string? find, CancellationToken ct)
    {
        if (ListAddress.Parse(Request.Query) is not { Show: Visibility.Active } query
            || field is not { } one || !SearchQuery.Fields.Contains(one))
            return BadRequest();
        if (Refuse(query) is { } refusal)
            return refusal;
        using var snapshot = await snapshots.OpenAsync(HttpContext, query.AsOf, ct);
        query = query with { AsOf = snapshot.Day, Page = 1 };
        var sought = PlainText.Clean(find) is { } typed ? PlainText.Cut(typed, SearchQuery.MaxLength) : "";
        return View(new ValuesPage(query, one, snapshot.Search.Values(query, one), sought));
    }

    private IActionResult? Refuse(SearchQuery query) =>
        !query.IsForAdmins || HttpContext.CurrentUser() is not { IsAdmin: false } user
            ? null
            : user.IsSignedIn ? Forbid() : Challenge();

    // A search typed letter by letter is one step for the back button.
    private void RememberTyping(SearchQuery query)
    {
        if (Request.Headers.ContainsKey("HX-Boosted")
            || !Uri.TryCreate(Request.Headers["HX-Current-URL"], UriKind.Absolute, out var from))
            return;
        var goesOn = Request.Headers["HX-Trigger-Name"] == "q" && from.AbsolutePath == Url.Content("~/")
            && QueryHelpers.ParseQuery(from.Query).ContainsKey("q");
        Response.Headers[goesOn ? "HX-Replace-Url" : "HX-Push-Url"] = Url.Content("~/") + query.ToQueryString();
    }

    [HttpGet("/employees/managers"), Admins, EnableRateLimiting(RateLimits.Search)]
    public IActionResult Managers([FromQuery] string? manager) =>
        PartialView("_ManagerOptions", people.Suggest(manager ?? "", limit: 12));
}

public sealed class ListPage(SearchQuery asked, Func<SearchResult> find, Func<int> countActive)
{
    public SearchQuery Query => asked.IsNarrow ? Result.Query : asked;

    // Not looked up for what is kept.
    public SearchResult Result => field ??= find();

    /// <summary>What is shown when more is asked for than there is: the last page.</summary>
    public int Page => asked is { IsNarrow: false, Show: Visibility.Active }
        ? Math.Min(asked.Page, asked.PagesOf(countActive()))
        : Result.Page;

    public required DateTimeOffset Now { get; init; }

    /// <summary>All that the list differs by, but for the language.</summary>
    public required string Key { get; init; }
}
