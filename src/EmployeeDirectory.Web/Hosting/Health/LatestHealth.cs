using System.Globalization;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EmployeeDirectory.Web.Hosting.Health;

public sealed class LatestHealth(
    ReadModelStatus readModel, DirectoryMetrics metrics, TimeProvider clock, ILogger<LatestHealth> logger)
    : IHealthCheckPublisher
{
    public const string ReadModelName = "readModel";

    private static readonly TimeSpan MaxReadModelAge = TimeSpan.FromSeconds(10);

    private HealthReport? _report;
    private DateTimeOffset _at;

    public bool IsWarm { get; set; }

    public bool IsDraining { get; set; }

    public bool IsServing => readModel.Loaded && IsWarm && _report is not null && !IsDraining;

    public bool IsHealthy => _report?.Status == HealthStatus.Healthy && IsCurrent;

    public IReadOnlyDictionary<string, CheckedHealth> Checks =>
        new Dictionary<string, CheckedHealth>(Dependencies) { [ReadModelName] = ReadModel };

    public IReadOnlyDictionary<string, CheckedHealth> Dependencies => Entries
        .Where(check => check.Key != ReadModelName)
        .ToDictionary(
            check => check.Key,
            check => new CheckedHealth(
                check.Value.Status.ToString(),
                Round((clock.GetUtcNow() - _at).TotalSeconds),
                Round(check.Value.Duration.TotalMilliseconds),
                check.Value.Description));

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (var (name, check) in report.Entries)
            if (check.Description != Entries.GetValueOrDefault(name).Description)
                LogChange(name, check);
        (_at, _report) = (clock.GetUtcNow(), report);
        metrics.Checked(
            report.Entries.Count(check => check.Key != ReadModelName && check.Value.Status != HealthStatus.Healthy),
            readModel.Loaded ? readModel.Age : null);
        return Task.CompletedTask;
    }

    private IReadOnlyDictionary<string, HealthReportEntry> Entries =>
        _report?.Entries ?? new Dictionary<string, HealthReportEntry>();

    private void LogChange(string name, HealthReportEntry check)
    {
        if (check.Description is null)
            logger.LogInformation("{Check} is well again", name);
        else
            logger.LogWarning("{Check} is {Status}: {Note}", name, check.Status, check.Description);
    }

    private bool IsCurrent => readModel.Age <= MaxReadModelAge;

    private CheckedHealth ReadModel => readModel switch
    {
        { Loaded: false } => new("Degraded", 0, 0, $"reading {readModel.PercentRead} %"),
        _ when Entries.GetValueOrDefault(ReadModelName).Description is { } problem =>
            new("Degraded", Round(readModel.Age.TotalSeconds), 0, problem),
        { Age: var age } => new(
            IsCurrent ? "Healthy" : "Degraded",
            Round(age.TotalSeconds),
            0,
            string.Create(CultureInfo.InvariantCulture, $"as of {age.TotalSeconds:0} s ago"))
    };

    private static double Round(double value) => Math.Round(value, 1);
}

/// <param name="AgeSeconds">Since the check ran; for the read model, since the store last confirmed it.</param>
public sealed record CheckedHealth(string Status, double AgeSeconds, double LatencyMs, string? Note);
