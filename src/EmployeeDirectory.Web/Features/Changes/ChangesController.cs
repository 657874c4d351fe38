using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Changes;

public sealed class ChangesController(ChangesReading reading, ReadModel people, TimeProvider clock) : Controller
{
    private const int UsualDays = 30;

    [HttpGet("/changes"), EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Index([FromQuery] ChangeKind? kind, [FromQuery] int page = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid || kind is { } wanted && !Enum.IsDefined(wanted)
            || !Days.TryRead(Request.Query, "from", out var from) || !Days.TryRead(Request.Query, "to", out var to) || from > to)
            return BadRequest();
        var today = clock.GetUtcNow().Day();
        var last = to is null || to > today ? today : to.Value;
        var first = from ?? last.AddDays(-Math.Min(UsualDays, last.DayNumber));
        if (first > last || last.DayNumber - first.DayNumber > ChangesPage.MostDays)
            return View(new ChangesPage(from ?? first, to ?? last, kind, [], 0, 1, new Dictionary<ChangeKind, int>(), Problem: first > last
                ? "These days are yet to come." : "Choose at most a year."));
        var found = await reading.ReadAsync(first, last, ct);
        var visible = found.All.Where(change => !change.Protected || HttpContext.Visitor().IsAdmin).ToList();
        return View(ChangesPage.Of(first, last, kind, visible, page, found.Complete, people));
    }
}
