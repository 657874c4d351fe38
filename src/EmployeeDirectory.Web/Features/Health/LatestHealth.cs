using EmployeeDirectory.Web.Features.Search;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EmployeeDirectory.Web.Features.Health;

/// <summary>The last report of the health checks, and whether this instance takes requests at all.</summary>
public sealed class LatestHealth(ReadModelStatus readModel, TimeProvider clock) : IHealthCheckPublisher
{
    private HealthReport? _report;
    private DateTimeOffset _at;

    public bool IsDraining { get; set; }

    public bool IsServing => readModel.Loaded && !IsDraining;

    public HealthStatus Status => _report?.Status ?? HealthStatus.Degraded;

    public IReadOnlyDictionary<string, CheckedHealth> Checks => (_report?.Entries ?? new Dictionary<string, HealthReportEntry>())
        .ToDictionary(
            check => check.Key,
            check => new CheckedHealth(
                check.Value.Status.ToString(),
                Math.Round((clock.GetUtcNow() - _at).TotalSeconds, 1),
                Math.Round(check.Value.Duration.TotalMilliseconds, 1),
                check.Value.Description));

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        (_report, _at) = (report, clock.GetUtcNow());
        return Task.CompletedTask;
    }
}

/// <param name="AgeSeconds">Since the check ran.</param>
public sealed record CheckedHealth(string Status, double AgeSeconds, double LatencyMs, string? Note);
