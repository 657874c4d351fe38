using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.History;

public sealed record Undo(Employee Next, IReadOnlyList<UndoConflict> Conflicts)
{
    public static bool IsPossible(HistoryEntry entry) =>
        entry is { IsErased: false, Action: not HistoryAction.Created } && entry.Changes.Count > 0;

    public static Undo For(HistoryEntry entry, Employee current, DateTimeOffset now) => new(
        current.With(entry.Changes.Select(change => (change.Field, change.Old)), now),
        [.. from change in entry.Changes
            join field in EmployeeField.All on change.Field equals field.Name
            let text = field.Text(current)
            where text != change.New
            select new UndoConflict(change, text)]);
}

public sealed record UndoConflict(FieldChange Change, string? Now);
