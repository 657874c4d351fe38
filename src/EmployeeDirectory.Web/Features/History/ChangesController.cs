using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.History;

public sealed class ChangesController(ChangesReader reading, ReadModel people, TimeProvider clock) : Controller
{
    private const int UsualDays = 30;

    [HttpGet("/changes"), EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Index(
        [FromQuery] ChangeKind? kind, [FromQuery] int page = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid || kind is { } wanted && !Enum.IsDefined(wanted)
            || !Request.Query.TryReadDay("from", out var from) || !Request.Query.TryReadDay("to", out var to))
            return BadRequest();
        if (from > to)
            (from, to) = (to, from);
        var today = clock.GetUtcNow().Day();
        var last = to is null || to > today ? today : to.Value;
        var first = from ?? last.AddDays(-Math.Min(UsualDays, last.DayNumber));
        if (first > last || last.DayNumber - first.DayNumber > ChangesPage.MostDays)
            return View("Changes", new ChangesPage(
                from ?? first, to ?? last, kind, [], 0, 1, new Dictionary<ChangeKind, int>(),
                Problem: first > last ? "These days are in the future." : "Choose a year or less."));
        var found = await reading.ReadAsync(first, last, ct);
        var visible = found.All.Where(change => !change.Protected || HttpContext.CurrentUser().IsAdmin).ToList();
        return View("Changes", ChangesPage.Between(first, last, kind, visible, page, found.Complete, people));
    }
}
