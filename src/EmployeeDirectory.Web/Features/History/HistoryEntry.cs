using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.History;

/// <summary>One accepted change of one record. Written once, with the change itself; never altered.</summary>
/// <param name="Version">The version that this change made.</param>
/// <param name="At">UTC, by the clock of the instance that wrote it.</param>
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
    /// <summary>The changes, sealed with the <see cref="PersonKey"/>; null where they can be read.</summary>
    public byte[]? Sealed { get; init; }

    /// <summary>The person was erased: <see cref="Changes"/> tells which fields changed, and their values are gone for good.</summary>
    public bool IsErased => Sealed is not null;

    public static HistoryEntry Of(Employee? before, Employee after, Author author) => new(
        after.Id,
        after.Version,
        ActionOf(before, after),
        after.UpdatedAt,
        author.By,
        author.Address,
        author.RequestId,
        author.SubmissionId,
        [.. EmployeeField.Differing(before, after)
            .Select(field => new FieldChange(field.Name, before is null ? null : field.Text(before), field.Text(after)))]);

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

/// <summary>Old and new value in the text form of <see cref="EmployeeField"/>; null is nothing.</summary>
public sealed record FieldChange(string Field, string? Old, string? New);
