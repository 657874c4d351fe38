using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Embedded;

/// <summary>Does for SQLite what a TTL does for DynamoDB.</summary>
public sealed class DeletedRecordPurge(SqliteEmployeeStore store, TimeProvider clock, ILogger<DeletedRecordPurge> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await store.PurgeAsync(stoppingToken);
            }
            catch (StoreUnavailableException fault)
            {
                logger.LogWarning(fault, "Expired deleted records stay until tomorrow");
            }
            await Task.Delay(TimeSpan.FromDays(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
