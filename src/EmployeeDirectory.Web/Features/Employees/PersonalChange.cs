using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Web.Features.Employees;

public sealed record PersonalChange(
    long Version, DateTimeOffset At, HistoryAction Action, string By, string? Address,
    IReadOnlyList<FieldChange> Changes)
{
    public static PersonalChange From(HistoryEntry entry, string? ownAccount, Func<Guid, bool> isListed) => new(
        entry.Version,
        entry.At,
        entry.Action,
        entry.By,
        // Another editor's IP address is that editor's personal data.
        entry.By == ownAccount ? entry.Address : null,
        [.. entry.Changes.Select(change => change.Field == EmployeeField.Manager
            ? change with { Old = Manager(change.Old, isListed), New = Manager(change.New, isListed) }
            : change)]);

    private static string? Manager(string? id, Func<Guid, bool> isListed) =>
        id is null || Guid.TryParse(id, out var manager) && isListed(manager) ? id : Unlisted.Words;
}
