using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Core.Sqlite;

public sealed class DeletedRecordPurge(
    SqliteEmployeeStore store, TimeProvider clock, ILogger<DeletedRecordPurge> logger)
    : BackgroundService
{
    private static readonly TimeSpan CheckAfter = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Leaves the disk to the first load of the read model.
                await Task.Delay(CheckAfter, clock, stoppingToken);
                Check();
                await store.PurgeAsync(stoppingToken);
            }
            catch (StoreUnavailableException fault)
            {
                logger.LogWarning("Expired deleted records stay until tomorrow: {Reason}", fault.Message);
            }
            catch (OperationCanceledException)
            {
            }
            await Task.Delay(TimeSpan.FromDays(1), clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Check()
    {
        try
        {
            store.Check();
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogError("{Reason}", fault.Message);
        }
    }
}
