using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Core.Audit;

// Immutable. Values of a changed record are in its history alone, and Detail has nothing that must be erased one day.
// By is an account id, "anonymous" or "sample", never a name. Subject is the id of an employee or account.
public sealed record AuditEvent(
    Guid Id,
    DateTimeOffset At,
    AuditKind Kind,
    string By,
    string? Subject,
    string? Address,
    string? RequestId,
    string? Detail,
    long? Version = null)
{
    public const int MaxDetail = 500;

    public Guid? Import { get; init; }

    public static AuditEvent From(HistoryEntry change) => new(
        Guid.CreateVersion7(change.At),
        change.At,
        change.Action switch
        {
            HistoryAction.Created => AuditKind.RecordCreated,
            HistoryAction.Deleted => AuditKind.RecordDeleted,
            HistoryAction.Restored => AuditKind.RecordRestored,
            _ => AuditKind.RecordChanged
        },
        change.By,
        change.EmployeeId.ToString(),
        change.Address,
        change.RequestId,
        Detail: null,
        change.Version)
    {
        Import = change.Import
    };

    public static AuditEvent From(Employee tombstone, Author author) => new(
        Guid.CreateVersion7(tombstone.UpdatedAt),
        tombstone.UpdatedAt,
        AuditKind.Erased,
        author.By,
        tombstone.Id.ToString(),
        author.Address,
        author.RequestId,
        Detail: null,
        tombstone.Version);

    public string Key => $"{At.UtcDateTime:O}#{Id}";

    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);
}
