using EmployeeDirectory.Web.Features.History;

namespace EmployeeDirectory.Web.Features.Downloads;

/// <param name="By">The account of who made the change.</param>
/// <param name="Changes">Old and new value of each field, as text.</param>
public sealed record PersonalChange(long Version, DateTimeOffset At, HistoryAction Action, string By, IReadOnlyList<FieldChange> Changes)
{
    public static PersonalChange Of(HistoryEntry entry) => new(entry.Version, entry.At, entry.Action, entry.By, entry.Changes);
}
