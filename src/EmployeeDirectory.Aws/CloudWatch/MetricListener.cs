using System.Diagnostics.Metrics;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Aws.CloudWatch;

// What the program measures, by the names, units and dimensions that CloudWatch gets.
public sealed class MetricListener : IDisposable
{
    public const string Namespace = "EmployeeDirectory";
    public const string Setting = "Metrics:Stack";

    private const string RequestDuration = "http.server.request.duration";

    private readonly MeterListener _listener = new();
    private readonly Action<string, string, MetricDimension?, double> _measured;

    public MetricListener(IMeterFactory meters, Action<string, string, MetricDimension?, double> measured)
    {
        _measured = measured;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters
                && (instrument.Meter.Name == DirectoryMetrics.MeterName || instrument.Name == RequestDuration))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
    }

    public void Start() => _listener.Start();

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var unit = instrument.Unit == DirectoryMetrics.Seconds ? "Seconds" : "Count";
        if (instrument.Name == RequestDuration)
            _measured("RequestTime", unit, null, value);
        else
            _measured(instrument.Name, unit, tags is [var (name, text)] ? new MetricDimension(name, $"{text}") : null, value);
    }
}
