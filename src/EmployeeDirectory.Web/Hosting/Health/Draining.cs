namespace EmployeeDirectory.Web.Hosting.Health;

public sealed class Draining(LatestHealth health) : IHostedLifecycleService
{
    // Too short for a balancer, which polls /health less often: deregister the instance before SIGTERM.
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
