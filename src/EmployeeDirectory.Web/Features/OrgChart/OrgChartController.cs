using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Deletions;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace EmployeeDirectory.Web.Features.OrgChart;

[OutputCache(PolicyName = nameof(ListCachePolicy))]
public sealed class OrgChartController(Chart chart, PeopleSearch search, ReadModel people) : Controller
{
    [HttpGet("/org")]
    public IActionResult Index([FromQuery] string? q, [FromQuery] int page = 1, [FromQuery] int alone = 1)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        if (PlainText.Clean(q) is not { } typed)
            return View(chart.Top(page, alone));
        var found = search.Find(new SearchQuery { Q = typed });
        return View("Search", new ChartSearchPage(typed, chart.Find([.. found.Hits.Select(hit => hit.Employee)]), found.Total));
    }

    [HttpGet("/org/{id:guid}")]
    public IActionResult Show([FromRoute] Guid id, [FromQuery] int page = 1)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        if (chart.Find(id, page) is { } place)
            return View(place);
        if (HttpContext.Visitor().IsAdmin && people.Find(id) is { IsDeleted: true } deleted)
            return this.Gone(deleted);
        // The same for leavers, protected people and ids that nobody has, so that it tells nothing about anyone.
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Absent");
    }
}
