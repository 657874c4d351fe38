using System.Globalization;
using EmployeeDirectory.Web.Features.Metrics;
using EmployeeDirectory.Web.Features.Search;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EmployeeDirectory.Web.Features.Health;

/// <summary>
/// The last report on the dependencies, how current the read model is now, and whether this instance takes requests at all.
/// </summary>
public sealed class LatestHealth(ReadModelStatus readModel, DirectoryMetrics metrics, TimeProvider clock) : IHealthCheckPublisher
{
    private static readonly TimeSpan MaxReadModelAge = TimeSpan.FromSeconds(10);

    private HealthReport? _report;
    private DateTimeOffset _at;

    public bool IsDraining { get; set; }

    public bool IsServing => readModel.Loaded && _report is not null && !IsDraining;

    public bool IsHealthy => _report?.Status == HealthStatus.Healthy && IsCurrent;

    public IReadOnlyDictionary<string, CheckedHealth> Checks =>
        new Dictionary<string, CheckedHealth>(Dependencies) { ["readModel"] = ReadModel };

    public IReadOnlyDictionary<string, CheckedHealth> Dependencies => (_report?.Entries ?? new Dictionary<string, HealthReportEntry>()).ToDictionary(
        check => check.Key,
        check => new CheckedHealth(
            check.Value.Status.ToString(), Round((clock.GetUtcNow() - _at).TotalSeconds), Round(check.Value.Duration.TotalMilliseconds), check.Value.Description));

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        (_at, _report) = (clock.GetUtcNow(), report);
        metrics.Checked(report.Entries.Values.Count(check => check.Status != HealthStatus.Healthy), readModel.Loaded ? readModel.Age : null);
        return Task.CompletedTask;
    }

    private bool IsCurrent => readModel.Age <= MaxReadModelAge;

    private CheckedHealth ReadModel => readModel switch
    {
        { Loaded: false } => new("Degraded", 0, 0, "loading"),
        { Age: var age } => new(IsCurrent ? "Healthy" : "Degraded", Round(age.TotalSeconds), 0, string.Create(CultureInfo.InvariantCulture, $"as of {age.TotalSeconds:0} s ago"))
    };

    private static double Round(double value) => Math.Round(value, 1);
}

/// <param name="AgeSeconds">Since the check ran; of the read model, since the store last confirmed it.</param>
public sealed record CheckedHealth(string Status, double AgeSeconds, double LatencyMs, string? Note);
