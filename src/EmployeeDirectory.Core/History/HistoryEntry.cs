using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.History;

// Immutable. Version is the one that the change made. At is UTC by the clock of the writing instance.
public sealed record HistoryEntry(
    Guid EmployeeId,
    long Version,
    HistoryAction Action,
    DateTimeOffset At,
    string By,
    string? Address,
    string? RequestId,
    Guid SubmissionId,
    IReadOnlyList<FieldChange> Changes)
{
    // Null once opened. It stays after erasure, when only the names of the fields can be read.
    public byte[]? Sealed { get; init; }

    public Guid? Import { get; init; }

    public bool IsErased => Sealed is not null;

    public static HistoryEntry From(Employee? before, Employee after, Author author) => new(
        after.Id,
        after.Version,
        ActionOf(before, after),
        after.UpdatedAt,
        author.By,
        author.Address,
        author.RequestId,
        author.SubmissionId,
        [.. EmployeeField.Differing(before, after)
            .Select(field => new FieldChange(
                field.Name, before is null ? null : field.Text(before), field.Text(after)))])
    {
        Import = author.Import
    };

    private static HistoryAction ActionOf(Employee? before, Employee after) => (before, after) switch
    {
        (null, _) => HistoryAction.Created,
        ({ IsDeleted: false }, { IsDeleted: true }) => HistoryAction.Deleted,
        ({ IsDeleted: true }, { IsDeleted: false }) => HistoryAction.Restored,
        _ => HistoryAction.Changed
    };
}

public enum HistoryAction
{
    Created,
    Changed,
    Deleted,
    Restored
}

public sealed record FieldChange(string Field, string? Old, string? New);
