using EmployeeDirectory.Core.Sqlite;

namespace EmployeeDirectory.Core.ReadModels;

public sealed class ReadModelStatus(SqliteDatabase database, TimeProvider clock)
{
    private long _syncedAt;
    private long _comparedAt;

    public bool Loaded => Volatile.Read(ref _syncedAt) != 0 && !database.IsDamaged;

    public TimeSpan Age => Loaded
        ? clock.GetUtcNow() - new DateTimeOffset(Volatile.Read(ref _syncedAt), TimeSpan.Zero)
        : TimeSpan.MaxValue;

    public DateTimeOffset? ComparedAt =>
        Volatile.Read(ref _comparedAt) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    public void Compared(DateTimeOffset at) => Volatile.Write(ref _comparedAt, at.UtcTicks);

    // asOf must be a time before the request to the store.
    public void Synced(DateTimeOffset asOf) => Volatile.Write(ref _syncedAt, asOf.UtcTicks);

    public string? Failure { get; set; }

    public int PercentRead { get; set; }

    public void Lost()
    {
        PercentRead = 0;
        Volatile.Write(ref _syncedAt, 0);
    }
}
