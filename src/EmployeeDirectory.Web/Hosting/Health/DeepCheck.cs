using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EmployeeDirectory.Web.Hosting.Health;

// Single-flight, and at most once in 5 s: anonymous callers must not be able to load a dependency.
public sealed class DeepCheck(HealthCheckService service, LatestHealth latest, Heartbeats beats, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private DateTimeOffset _at = DateTimeOffset.MinValue;

    public Task RunAsync()
    {
        lock (_gate)
        {
            if (_running.IsCompleted && (clock.GetUtcNow() - _at).Duration() >= Heartbeat.Soonest)
            {
                _at = clock.GetUtcNow();
                _running = CheckAsync();
            }
            return _running;
        }
    }

    private async Task CheckAsync()
    {
        await Task.WhenAll(beats.All.Select(beat => beat.BeatAsync(asked: true)))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await latest.PublishAsync(await service.CheckHealthAsync(), CancellationToken.None);
    }
}
