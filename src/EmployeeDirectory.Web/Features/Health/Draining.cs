namespace EmployeeDirectory.Web.Features.Health;

/// <summary>
/// On SIGTERM, says so on /health for a moment before the server stops accepting. A balancer that is to look away first has to
/// be told earlier: it asks less often than that.
/// </summary>
public sealed class Draining(LatestHealth health) : IHostedLifecycleService
{
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(1);

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        health.IsDraining = true;
        return Task.Delay(Notice, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
