using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Hosting.Health;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Operations;

[Admins]
public sealed class InfoController(
    InstanceMetadata metadata, ReadModel people, ReadModelStatus status, LatestHealth health, LoadSwitch load,
    TimeProvider clock)
    : Controller
{
    [HttpGet("/info")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Status", new InfoPage(
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
