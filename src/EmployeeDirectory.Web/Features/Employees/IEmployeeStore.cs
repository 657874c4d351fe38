using EmployeeDirectory.Web.Features.History;

namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>
/// The system of record. Every call is bounded in time and throws <see cref="Shared.StoreUnavailableException"/>
/// when the engine cannot be reached, is throttled, full or too slow; a save that throws it may or may not have happened.
/// </summary>
public interface IEmployeeStore
{
    /// <summary>A consistent read; deleted records are returned until <see cref="Employee.DeletedRetention"/> is over.</summary>
    Task<Employee?> GetAsync(Guid id, CancellationToken ct);

    /// <summary>
    /// Creates (version 0), changes, deletes or restores one record: the record, the guard of its e-mail and its history
    /// entry in one transaction, on condition that <c>changed.Version</c> is still the current version.
    /// </summary>
    Task<SaveResult> SaveAsync(Employee changed, Author author, CancellationToken ct);

    /// <summary>
    /// Leaves a tombstone of someone's record, on condition that <paramref name="version"/> is still the current one, or the last
    /// of their history where the record has expired. In the same transaction the key of their history's values and the guard of
    /// their e-mail are destroyed, and the log tells of it. Who is erased already is <see cref="SaveOutcome.Saved"/>.
    /// </summary>
    Task<SaveResult> EraseAsync(Guid id, long version, Author author, CancellationToken ct);

    /// <summary>Every accepted change of one record, oldest first; without the values once they are erased.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Someone altered an entry.</exception>
    Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(Guid id, CancellationToken ct);

    /// <summary>
    /// The id and version of every record once, deleted ones included, in no order. Reads the whole store: never on a request.
    /// </summary>
    IAsyncEnumerable<RecordVersion> ReadVersionsAsync(CancellationToken ct);

    /// <summary>Consistent reads of many records in no order; those that are gone are left out.</summary>
    Task<IReadOnlyList<Employee>> GetManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>
    /// The records changed since a cursor, some perhaps once more. Null asks for a cursor that stands at now.
    /// <see cref="ChangePage.Expired"/> says that the cursor is too old to follow.
    /// </summary>
    Task<ChangePage> ReadChangesAsync(string? cursor, CancellationToken ct);

    /// <summary>Names this very set of records, so that a read model is never filled from one and followed from another.</summary>
    Task<string> GetIdentityAsync(CancellationToken ct);

    /// <summary>Returns when the engine answers a trivial read.</summary>
    Task PingAsync(CancellationToken ct);
}

public readonly record struct RecordVersion(Guid Id, long Version);

/// <param name="Cursor">Where the next read starts.</param>
/// <param name="More">The next read has more to tell at once.</param>
public sealed record ChangePage(IReadOnlyList<RecordVersion> Changed, string Cursor, bool More = false, bool Expired = false);
