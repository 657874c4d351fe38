using System.Diagnostics.Metrics;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Aws.CloudWatch;

// While CloudWatch is away, the last hour or so is kept and retried; no request ever waits for it.
public sealed class CloudWatchExporter : BackgroundService
{
    public const string Setting = "Metrics:Stack";

    private const string Namespace = "EmployeeDirectory";
    private const string RequestDuration = "http.server.request.duration";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastLimit = TimeSpan.FromSeconds(3);

    private readonly CloudWatchClient _cloudWatch;
    private readonly TimeProvider _clock;
    private readonly ILogger<CloudWatchExporter> _logger;
    private readonly MetricMinutes _minutes;
    private readonly MeterListener _listener = new();
    private readonly List<MetricDatum> _unsent = [];
    private bool _away;

    public CloudWatchExporter(
        string stack, CloudWatchClient cloudWatch, IMeterFactory meters, TimeProvider clock,
        ILogger<CloudWatchExporter> logger)
    {
        (_cloudWatch, _clock, _logger) = (cloudWatch, clock, logger);
        _minutes = new MetricMinutes(stack, clock);
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

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SendAsync(_minutes.Take(all: true), LastLimit, cancellationToken);
    }

    public override void Dispose()
    {
        _listener.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Look, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_minutes.Take() is { Count: > 0 } finished)
                await SendAsync(finished, Limit, stoppingToken);
        }
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var unit = instrument.Unit == DirectoryMetrics.Seconds ? "Seconds" : "Count";
        if (instrument.Name == RequestDuration)
            _minutes.Add("RequestTime", unit, null, value);
        else
            _minutes.Add(
                instrument.Name, unit, tags is [var (name, text)] ? new MetricDimension(name, $"{text}") : null, value);
    }

    private async Task SendAsync(IEnumerable<MetricDatum> finished, TimeSpan limit, CancellationToken ct)
    {
        _unsent.AddRange(finished);
        _unsent.RemoveRange(0, Math.Max(0, _unsent.Count - CloudWatchClient.MostAtOnce));
        try
        {
            await _cloudWatch.PutAsync(Namespace, _unsent, limit, ct);
            _unsent.Clear();
            if (_away)
                _logger.LogInformation("CloudWatch takes metrics again");
            _away = false;
        }
        // Any fault: missing metrics must not stop an instance.
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            if (!_away)
                _logger.LogWarning(fault, "CloudWatch does not take metrics; the latest are kept until it does");
            _away = true;
        }
        catch (OperationCanceledException)
        {
        }
    }
}
