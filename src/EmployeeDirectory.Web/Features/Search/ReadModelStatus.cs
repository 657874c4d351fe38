using EmployeeDirectory.Web.Embedded;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>How current the read model is; written by <see cref="ReadModelSync"/>, read by health checks and pages.</summary>
public sealed class ReadModelStatus(SqliteDatabase database, TimeProvider clock)
{
    private long _syncedAt;

    /// <summary>True once every record has been read, until damage is found: lists are complete meanwhile.</summary>
    public bool Loaded => Volatile.Read(ref _syncedAt) != 0 && !database.IsDamaged;

    /// <summary>The time since the store last confirmed that nothing is missing here.</summary>
    public TimeSpan Age => Loaded ? clock.GetUtcNow() - new DateTimeOffset(Volatile.Read(ref _syncedAt), TimeSpan.Zero) : TimeSpan.MaxValue;

    /// <param name="asOf">A time before the store was asked.</param>
    public void Synced(DateTimeOffset asOf) => Volatile.Write(ref _syncedAt, asOf.UtcTicks);

    public void Lost() => Volatile.Write(ref _syncedAt, 0);
}
