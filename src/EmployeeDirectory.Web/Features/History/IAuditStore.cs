namespace EmployeeDirectory.Web.Features.History;

/// <summary>
/// The company-wide log, which nothing updates or deletes. Changes of records stand in it from the transaction that saved them.
/// Every call is bounded in time and throws <see cref="Shared.StoreUnavailableException"/> when the engine cannot be reached.
/// </summary>
public interface IAuditStore
{
    Task AppendAsync(AuditEvent happened, CancellationToken ct);

    /// <summary>The lines of the UTC days from <paramref name="from"/> to <paramref name="to"/>, both included, the latest first.</summary>
    /// <param name="before">Only lines before this <see cref="AuditEvent.Key"/>.</param>
    IAsyncEnumerable<AuditEvent> ReadAsync(DateOnly from, DateOnly to, string? before, CancellationToken ct);
}
