using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Health;
using EmployeeDirectory.Web.Features.Loads;
using EmployeeDirectory.Web.Features.Search;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Info;

/// <summary>What the instance that answers is, and how it is.</summary>
[Admins]
public sealed class InfoController(InstanceMetadata metadata, ReadModel people, ReadModelStatus status, LatestHealth health, LoadSwitch load, TimeProvider clock)
    : Controller
{
    [HttpGet("/info")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(new InfoPage(
        metadata.IsOnAws,
        await metadata.FindAsync(ct),
        ProgramFacts.Now(),
        people.Count(Visibility.Active),
        people.Size,
        status.ComparedAt is { } compared ? clock.GetUtcNow() - compared : null,
        status.Age,
        health.Dependencies,
        load));
}
