namespace EmployeeDirectory.Core.Audit;

/// <summary>Append-only. The transaction that saves a record also writes its line. Every call is bounded in time and
/// throws <see cref="Storage.StoreUnavailableException"/> if the engine is unreachable.</summary>
public interface IAuditStore
{
    Task AppendAsync(AuditEvent happened, CancellationToken ct);

    /// <summary>UTC days, both included, latest first; only lines before the key <paramref name="before"/>.</summary>
    IAsyncEnumerable<AuditEvent> ReadAsync(DateOnly from, DateOnly to, string? before, CancellationToken ct);
}
