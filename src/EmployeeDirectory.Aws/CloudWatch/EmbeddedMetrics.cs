using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EmployeeDirectory.Aws.CloudWatch;

// Metrics as lines of the log, in CloudWatch's embedded metric format: for a process that may not run long enough to send them.
public sealed class EmbeddedMetrics : IDisposable
{
    // The format's limit for one metric of one line.
    private const int MostValues = 100;

    private readonly string _stack;
    private readonly TimeProvider _clock;
    private readonly MetricListener _listener;
    private readonly Lock _gate = new();
    private Dictionary<(MetricDimension? Dimension, string Name, string Unit), List<double>> _values = [];

    public EmbeddedMetrics(string stack, IMeterFactory meters, TimeProvider clock)
    {
        (_stack, _clock) = (stack, clock);
        _listener = new MetricListener(meters, Add);
        _listener.Start();
    }

    public IReadOnlyList<string> Take()
    {
        Dictionary<(MetricDimension? Dimension, string Name, string Unit), List<double>> taken;
        lock (_gate)
            (taken, _values) = (_values, []);
        return [.. taken.GroupBy(metric => metric.Key.Dimension).Select(metrics => Line(metrics.Key, [.. metrics]))];
    }

    public void Dispose() => _listener.Dispose();

    private void Add(string name, string unit, MetricDimension? dimension, double value)
    {
        lock (_gate)
        {
            if (!_values.TryGetValue((dimension, name, unit), out var values))
                _values.Add((dimension, name, unit), values = []);
            if (values.Count < MostValues)
                values.Add(value);
        }
    }

    private string Line(
        MetricDimension? dimension, List<KeyValuePair<(MetricDimension?, string Name, string Unit), List<double>>> metrics)
    {
        MetricDimension[] dimensions = [new("Stack", _stack), .. dimension is null ? (MetricDimension[])[] : [dimension]];
        var line = JsonSerializer.SerializeToNode(new
        {
            _aws = new
            {
                Timestamp = _clock.GetUtcNow().ToUnixTimeMilliseconds(),
                CloudWatchMetrics = new[]
                {
                    new
                    {
                        MetricListener.Namespace,
                        Dimensions = new[] { dimensions.Select(of => of.Name) },
                        Metrics = metrics.Select(metric => new { metric.Key.Name, metric.Key.Unit })
                    }
                }
            }
        })!.AsObject();
        foreach (var (name, value) in dimensions)
            line[name] = value;
        foreach (var (key, values) in metrics)
            line[key.Name] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        return line.ToJsonString();
    }
}
