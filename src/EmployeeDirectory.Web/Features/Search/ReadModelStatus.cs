using EmployeeDirectory.Web.Embedded;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>How current the read model is; written by <see cref="ReadModelSync"/>, read by health checks and pages.</summary>
public sealed class ReadModelStatus(SqliteDatabase database, TimeProvider clock)
{
    private long _syncedAt;
    private long _comparedAt;

    /// <summary>True once every record has been read, until damage is found: lists are complete meanwhile.</summary>
    public bool Loaded => Volatile.Read(ref _syncedAt) != 0 && !database.IsDamaged;

    /// <summary>The time since the store last confirmed that nothing is missing here.</summary>
    public TimeSpan Age => Loaded ? clock.GetUtcNow() - new DateTimeOffset(Volatile.Read(ref _syncedAt), TimeSpan.Zero) : TimeSpan.MaxValue;

    /// <summary>When every record was last compared with the store's; null while that is not known.</summary>
    public DateTimeOffset? ComparedAt => Volatile.Read(ref _comparedAt) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    public void Compared(DateTimeOffset at) => Volatile.Write(ref _comparedAt, at.UtcTicks);

    /// <param name="asOf">A time before the store was asked.</param>
    public void Synced(DateTimeOffset asOf) => Volatile.Write(ref _syncedAt, asOf.UtcTicks);

    public void Lost() => Volatile.Write(ref _syncedAt, 0);
}
