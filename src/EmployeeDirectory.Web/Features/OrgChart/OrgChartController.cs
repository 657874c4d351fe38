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

namespace EmployeeDirectory.Web.Features.OrgChart;

[EnableRateLimiting(RateLimits.Search), OutputCache(PolicyName = nameof(ListCachePolicy))]
public sealed class OrgChartController(Snapshots snapshots, DirectoryMetrics metrics) : Controller
{
    [HttpGet("/org")]
    public async Task<IActionResult> Index(
        [FromQuery] string? q, [FromQuery] int page = 1, [FromQuery] int alone = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid || !Request.TryReadAsOf(out var day))
            return BadRequest();
        using var snapshot = await snapshots.OpenAsync(HttpContext, day, ct);
        var chart = snapshot.Chart;
        if (PlainText.Clean(q) is not { } typed)
            return View(chart.Top(page, alone));
        var found = metrics.Search(() => snapshot.Search.Find(new SearchQuery { Q = typed }));
        return View("Search", new ChartSearchPage(
            typed, chart.Find([.. found.Hits.Select(hit => hit.Employee)]), found.Total));
    }

    [HttpGet("/org/{id:guid}")]
    public async Task<IActionResult> Show([FromRoute] Guid id, [FromQuery] int page = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid || !Request.TryReadAsOf(out var day))
            return BadRequest();
        using var snapshot = await snapshots.OpenAsync(HttpContext, day, ct);
        if (snapshot.Chart.Find(id, page) is { } place)
            return View(place);
        return this.NotInChart(snapshot, id);
    }
}
