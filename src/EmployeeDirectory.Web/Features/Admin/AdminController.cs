using EmployeeDirectory.Core.Imports;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Features.Corrections;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Hosting.Health;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Admin;

[Admins]
public sealed class AdminController(
    SetupReader setup, PeopleSearch search, OpenCorrections corrections, ChangesReader changes, IImportStore imports,
    LatestHealth health, TimeProvider clock) : Controller
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [HttpGet("/admin")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var today = clock.GetUtcNow().Day();
        return View("Home", new AdminPage(
            await setup.ReadAsync(HttpContext.CheckedUser().AccountId!, ct),
            await corrections.CountAsync(ct),
            search.CountUpkeep(),
            new ThisMonth(today.AddDays(1 - today.Day), today, await CountAsync(today, ct)),
            (await imports.ListAsync(1, ct)) is [var last, ..] ? last : null,
            health.IsHealthy));
    }

    // Null until this month's histories are read, which goes on meanwhile.
    private async Task<IReadOnlyDictionary<ChangeKind, int>?> CountAsync(DateOnly today, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            var found = await changes.ReadMonthAsync(today, either.Token);
            return found.Complete ? found.All.CountBy(change => change.Kind).ToDictionary() : null;
        }
        catch (Exception late) when (!ct.IsCancellationRequested
            && late is OperationCanceledException or StoreUnavailableException)
        {
            return null;
        }
    }
}

public sealed record AdminPage(
    Setup Setup, int Corrections, UpkeepCounts Upkeep, ThisMonth Month, Import? LastImport, bool IsHealthy);

/// <param name="Counts">Null if they are not known yet.</param>
public sealed record ThisMonth(DateOnly From, DateOnly To, IReadOnlyDictionary<ChangeKind, int>? Counts);
