namespace EmployeeDirectory.Web.Aws;

/// <summary>Puts what is measured together, minute by minute. Its size depends on the number of metrics, not on that of values.</summary>
public sealed class MetricMinutes(string stack, TimeProvider clock)
{
    /// <summary>Seconds.</summary>
    public const int Length = 60;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Name, string Unit, MetricDimension? Dimension), StatisticSet> _current = [];
    private readonly List<MetricDatum> _finished = [];
    private long _minute;

    public void Add(string name, string unit, MetricDimension? dimension, double value)
    {
        lock (_gate)
        {
            FinishPast();
            if (_current.TryGetValue((name, unit, dimension), out var set))
                set.Add(value);
            else
                _current.Add((name, unit, dimension), new StatisticSet(value));
        }
    }

    /// <returns>The minutes that are over and were not taken yet.</returns>
    /// <param name="all">The present one too.</param>
    public IReadOnlyList<MetricDatum> Take(bool all = false)
    {
        lock (_gate)
        {
            FinishPast();
            if (all)
                Finish();
            MetricDatum[] taken = [.. _finished];
            _finished.Clear();
            return taken;
        }
    }

    private void FinishPast()
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (now - now % Length == _minute)
            return;
        Finish();
        _minute = now - now % Length;
    }

    private void Finish()
    {
        foreach (var ((name, unit, dimension), set) in _current)
            _finished.Add(new MetricDatum(name, [new("Stack", stack), .. dimension is null ? (MetricDimension[])[] : [dimension]], _minute, set, unit));
        _current.Clear();
    }
}
