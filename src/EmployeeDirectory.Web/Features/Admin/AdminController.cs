using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Features.Corrections;
using EmployeeDirectory.Web.Hosting.Health;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Admin;

[Admins]
public sealed class AdminController(
    SetupReader setup, PeopleSearch search, OpenCorrections corrections, LatestHealth health,
    TimeProvider clock) : Controller
{
    [HttpGet("/admin")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View("Home", new AdminPage(
            await setup.ReadAsync(HttpContext.CheckedUser().AccountId!, ct),
            await corrections.CountAsync(ct),
            search.CountUpkeep(),
            clock.GetUtcNow().Day(),
            health.IsHealthy));
}

public sealed record AdminPage(
    Setup Setup, int Corrections, UpkeepCounts Upkeep, DateOnly Today, bool IsHealthy);
