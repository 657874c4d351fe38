using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Core.Employees;

/// <summary>Every call is bounded in time and throws <see cref="Storage.StoreUnavailableException"/> if the engine is
/// unreachable, throttled, full or slow. A save that throws it may or may not have happened.</summary>
public interface IEmployeeStore
{
    /// <summary>Consistent. Returns deleted records until <see cref="Employee.DeletedRetention"/> is over.</summary>
    Task<Employee?> GetAsync(Guid id, CancellationToken ct);

    /// <summary>Creates (version 0), changes, deletes or restores. One transaction writes record, e-mail guard, history
    /// entry and log line, on condition that <c>changed.Version</c> is current.</summary>
    Task<SaveResult> SaveAsync(Employee changed, Author author, CancellationToken ct);

    /// <summary>Saves and settles the correction in one transaction, on condition that it is still open.</summary>
    Task<SaveResult> AcceptAsync(Employee changed, Correction accepted, Author author, CancellationToken ct);

    /// <summary>One transaction leaves a tombstone, destroys history key and e-mail guard, and logs it. Idempotent.
    /// <paramref name="version"/> must be current, or the last in the history of an expired record.</summary>
    Task<SaveResult> EraseAsync(Guid id, long version, Author author, CancellationToken ct);

    /// <summary>The erasure's transaction notes them: their account and corrections may remain after a crash.</summary>
    Task<IReadOnlyList<Guid>> ListUnfinishedErasuresAsync(CancellationToken ct);

    Task FinishErasureAsync(Guid id, CancellationToken ct);

    /// <summary>Oldest first; without values once the person is erased.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">An entry was altered.</exception>
    Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(Guid id, CancellationToken ct);

    /// <summary>Each record once, deleted ones too, in no order. Reads the whole store: never on a request.</summary>
    IAsyncEnumerable<RecordVersion> ReadVersionsAsync(CancellationToken ct);

    /// <summary>Consistent, in no order; missing records are left out.</summary>
    Task<IReadOnlyList<Employee>> GetManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Changes since a cursor, possibly repeated. Null asks for a cursor that stands at now.</summary>
    Task<ChangePage> ReadChangesAsync(string? cursor, CancellationToken ct);

    /// <summary>Identifies this data set: a read model must not be filled from one and updated from another.</summary>
    Task<string> GetIdentityAsync(CancellationToken ct);

    Task PingAsync(CancellationToken ct);

    Task WriteHeartbeatAsync(CancellationToken ct);
}

public readonly record struct RecordVersion(Guid Id, long Version);

// More: the next read has changes at once. Expired: the cursor is too old to follow.
public sealed record ChangePage(
    IReadOnlyList<RecordVersion> Changed, string Cursor, bool More = false, bool Expired = false);
