using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.History;

/// <summary>
/// One line of the company-wide log. Written once; never altered. A change of a record is told with the person's id and the
/// version that it made: its values are in <see cref="IEmployeeStore.GetHistoryAsync"/> alone.
/// </summary>
/// <param name="Id">A UUIDv7.</param>
/// <param name="At">UTC, by the clock of the instance that wrote it.</param>
/// <param name="By">An account's id, or anonymous, sample or system; never a name.</param>
/// <param name="Subject">Whom or what it was done to: the id of an employee or account.</param>
/// <param name="Detail">At most <see cref="MaxDetail"/> characters; nothing that must be forgotten one day.</param>
/// <param name="Version">Of changes of a record only.</param>
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

    public static AuditEvent Of(HistoryEntry change) => new(
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
        change.Version);

    public static AuditEvent Of(Employee tombstone, Author author) => new(
        Guid.CreateVersion7(tombstone.UpdatedAt),
        tombstone.UpdatedAt,
        AuditKind.Erased,
        author.By,
        tombstone.Id.ToString(),
        author.Address,
        author.RequestId,
        Detail: null,
        tombstone.Version);

    /// <summary>Orders the lines of the log, and is a line's place in it.</summary>
    public string Key => $"{At.UtcDateTime:O}#{Id}";

    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);
}
