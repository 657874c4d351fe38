using EmployeeDirectory.Core.Background;

namespace EmployeeDirectory.Core.Accounts;

public sealed class SessionCacheSync(
    SessionCache sessions, TimeProvider clock, ILogger<SessionCacheSync> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => PeriodicWork.RunAsync(
        Interval, clock, () => sessions.FollowAsync(stoppingToken),
        (fault, again) =>
        {
            if (!again)
                logger.LogWarning(
                    fault, "Changes of accounts cannot be read; each request looks up its session until they can");
        },
        stoppingToken);
}
