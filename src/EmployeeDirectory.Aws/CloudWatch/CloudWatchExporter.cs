using System.Diagnostics.Metrics;

namespace EmployeeDirectory.Aws.CloudWatch;

// While CloudWatch is away, the last hour or so is kept and retried; no request ever waits for it.
public sealed class CloudWatchExporter : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastLimit = TimeSpan.FromSeconds(3);

    private readonly CloudWatchClient _cloudWatch;
    private readonly TimeProvider _clock;
    private readonly ILogger<CloudWatchExporter> _logger;
    private readonly MetricMinutes _minutes;
    private readonly MetricListener _listener;
    private readonly List<MetricDatum> _unsent = [];
    private bool _away;

    public CloudWatchExporter(
        string stack, CloudWatchClient cloudWatch, IMeterFactory meters, TimeProvider clock,
        ILogger<CloudWatchExporter> logger)
    {
        (_cloudWatch, _clock, _logger) = (cloudWatch, clock, logger);
        _minutes = new MetricMinutes(stack, clock);
        _listener = new MetricListener(meters, _minutes.Add);
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

    private async Task SendAsync(IEnumerable<MetricDatum> finished, TimeSpan limit, CancellationToken ct)
    {
        _unsent.AddRange(finished);
        _unsent.RemoveRange(0, Math.Max(0, _unsent.Count - CloudWatchClient.MostAtOnce));
        try
        {
            await _cloudWatch.PutAsync(MetricListener.Namespace, _unsent, limit, ct);
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
