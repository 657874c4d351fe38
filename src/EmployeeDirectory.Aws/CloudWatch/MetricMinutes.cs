namespace EmployeeDirectory.Aws.CloudWatch;

public sealed class MetricMinutes(string stack, TimeProvider clock)
{
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
            _finished.Add(new MetricDatum(
                name,
                [new("Stack", stack), .. dimension is null ? (MetricDimension[])[] : [dimension]],
                _minute, set, unit));
        _current.Clear();
    }
}
