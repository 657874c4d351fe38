namespace EmployeeDirectory.Core.Accounts;

public sealed class SessionCacheSync(
    SessionCache sessions, TimeProvider clock, ILogger<SessionCacheSync> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await sessions.FollowAsync(stoppingToken);
                failing = false;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                if (!failing)
                    logger.LogWarning(
                        fault, "Changes of accounts cannot be read; each request looks up its session until they can");
                failing = true;
            }
            catch (OperationCanceledException)
            {
            }
            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
