using System.Diagnostics;
using System.Diagnostics.Metrics;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.Storage;

// Alarms and the dashboard refer to these instrument names; the one tag becomes a dimension.
public sealed class DirectoryMetrics
{
    public const string MeterName = "EmployeeDirectory";
    public const string Seconds = "s";

    private const string Dependency = "Dependency";

    private readonly Counter<long> _saves;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _searches;
    private readonly Histogram<double> _searchTime;
    private readonly Histogram<double> _photoTime;
    private readonly Counter<long> _readModelErrors;
    private readonly Histogram<double> _dependencyTime;
    private readonly Counter<long> _dependencyErrors;
    private readonly Gauge<int> _unhealthyDependencies;
    private readonly Gauge<double> _feedAge;

    public DirectoryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _saves = meter.CreateCounter<long>("Saves");
        _conflicts = meter.CreateCounter<long>("Conflicts");
        _searches = meter.CreateCounter<long>("Searches");
        _searchTime = meter.CreateHistogram<double>("SearchTime", Seconds);
        _photoTime = meter.CreateHistogram<double>("PhotoTime", Seconds);
        _readModelErrors = meter.CreateCounter<long>("ReadModelErrors");
        _dependencyTime = meter.CreateHistogram<double>("DependencyTime", Seconds);
        _dependencyErrors = meter.CreateCounter<long>("DependencyErrors");
        _unhealthyDependencies = meter.CreateGauge<int>("UnhealthyDependencies");
        _feedAge = meter.CreateGauge<double>("FeedAge", Seconds);
    }

    public SaveResult Count(SaveResult result)
    {
        if (result.Outcome is SaveOutcome.Saved or SaveOutcome.Stale)
            (result.Outcome is SaveOutcome.Saved ? _saves : _conflicts).Add(1);
        return result;
    }

    public T Search<T>(Func<T> find)
    {
        var started = Stopwatch.GetTimestamp();
        var found = find();
        _searches.Add(1);
        _searchTime.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return found;
    }

    // Includes the wait in the queue.
    public void Rendered(TimeSpan time) => _photoTime.Record(time.TotalSeconds);

    public void ReadModelFailed() => _readModelErrors.Add(1);

    public void Called(string dependency, TimeSpan time, bool answered)
    {
        _dependencyTime.Record(time.TotalSeconds, new KeyValuePair<string, object?>(Dependency, dependency));
        if (!answered)
            _dependencyErrors.Add(1, new KeyValuePair<string, object?>(Dependency, dependency));
    }

    /// <param name="feedAge">Since the store last confirmed that nothing is missing; null until loaded.</param>
    public void Checked(int unhealthyDependencies, TimeSpan? feedAge)
    {
        _unhealthyDependencies.Record(unhealthyDependencies);
        if (feedAge is { } age)
            _feedAge.Record(age.TotalSeconds);
    }
}
