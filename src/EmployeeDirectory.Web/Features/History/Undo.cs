using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.History;

/// <summary>One change taken back: a new change that puts the old values of exactly its fields back.</summary>
/// <param name="Next">The record as it would be.</param>
/// <param name="Conflicts">The fields that have been changed again since.</param>
public sealed record Undo(Employee Next, IReadOnlyList<UndoConflict> Conflicts)
{
    /// <summary>Adding someone is not undone but by deleting them, and nothing of people who were erased.</summary>
    public static bool IsPossible(HistoryEntry entry) => entry is { IsErased: false, Action: not HistoryAction.Created } && entry.Changes.Count > 0;

    public static Undo Of(HistoryEntry entry, Employee current, DateTimeOffset now) => new(
        current.With(entry.Changes.Select(change => (change.Field, change.Old)), now),
        [.. from change in entry.Changes
            join field in EmployeeField.All on change.Field equals field.Name
            let text = field.Text(current)
            where text != change.New
            select new UndoConflict(change, text)]);
}

/// <param name="Now">The text of the field as it is.</param>
public sealed record UndoConflict(FieldChange Change, string? Now);
