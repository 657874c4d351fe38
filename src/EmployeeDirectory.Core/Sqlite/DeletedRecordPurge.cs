using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Core.Sqlite;

public sealed class DeletedRecordPurge(
    SqliteEmployeeStore store, SqliteImportStore imports, ILogger<DeletedRecordPurge> logger)
{
    public static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            store.Check();
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogError("{Reason}", fault.Message);
        }
        await store.PurgeAsync(ct);
        await imports.PurgeAsync(ct);
    }
}
