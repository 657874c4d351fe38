using System.Diagnostics;
using System.Diagnostics.Metrics;
using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.Metrics;

/// <summary>
/// What this program measures of itself, besides what ASP.NET Core does. Alarms and dashboard know the instruments by these names;
/// the one tag there is becomes a dimension.
/// </summary>
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

    /// <summary>Accepted changes of records, and those that someone else's came before.</summary>
    public SaveResult Count(SaveResult result)
    {
        if (result.Outcome is SaveOutcome.Saved or SaveOutcome.Stale)
            (result.Outcome is SaveOutcome.Saved ? _saves : _conflicts).Add(1);
        return result;
    }

    /// <summary>A list asked of the read model, typed words or not.</summary>
    public T Search<T>(Func<T> find)
    {
        var started = Stopwatch.GetTimestamp();
        var found = find();
        _searches.Add(1);
        _searchTime.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return found;
    }

    /// <summary>A picture made into its renditions; the time includes the wait for a turn.</summary>
    public void Rendered(TimeSpan time) => _photoTime.Record(time.TotalSeconds);

    /// <summary>The read model's file could not be read or written.</summary>
    public void ReadModelFailed() => _readModelErrors.Add(1);

    /// <summary>A call to a service, its retries included, that was answered in the end or was not.</summary>
    public void Called(string dependency, TimeSpan time, bool answered)
    {
        _dependencyTime.Record(time.TotalSeconds, new KeyValuePair<string, object?>(Dependency, dependency));
        if (!answered)
            _dependencyErrors.Add(1, new KeyValuePair<string, object?>(Dependency, dependency));
    }

    /// <param name="feedAge">Since the store last confirmed that nothing is missing in the read model; null until it is loaded.</param>
    public void Checked(int unhealthyDependencies, TimeSpan? feedAge)
    {
        _unhealthyDependencies.Record(unhealthyDependencies);
        if (feedAge is { } age)
            _feedAge.Record(age.TotalSeconds);
    }
}
