using EmployeeDirectory.Core.PastDays;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.OrgChart;

[EnableRateLimiting(RateLimits.Search), OutputCache(PolicyName = nameof(ListCachePolicy))]
public sealed class DrawnChartController(Snapshots snapshots) : Controller
{
    [HttpGet("/org/chart")]
    public Task<IActionResult> Show(CancellationToken ct) => DrawAsync(chart => View("Chart", chart), ct);

    [HttpGet("/org/chart.svg")]
    public Task<IActionResult> Download(CancellationToken ct) => DrawAsync(
        chart =>
        {
            Response.Headers.ContentDisposition = "attachment; filename=\"org-chart.svg\"";
            var view = View("ChartFile", chart);
            view.ContentType = "image/svg+xml; charset=utf-8";
            return view;
        },
        ct);

    private async Task<IActionResult> DrawAsync(Func<DrawnChart, IActionResult> draw, CancellationToken ct)
    {
        if (ChartAddress.Parse(Request.Query) is not { } query || !Request.TryReadAsOf(out var day))
            return BadRequest();
        using var snapshot = await snapshots.OpenAsync(HttpContext, day, ct);
        if (snapshot.Chart.Draw(query) is { } tree)
            return draw(new DrawnChart(tree));
        return this.NotInChart(snapshot, new[] { query.From, query.To }.OfType<Guid>());
    }
}
