using EmployeeDirectory.Web.Features.History;

namespace EmployeeDirectory.Web.Features.Downloads;

/// <param name="By">The account of who made the change.</param>
/// <param name="Address">Where they made it from, in the person's own changes alone: that of others is about them.</param>
/// <param name="Changes">Old and new value of each field, as text.</param>
public sealed record PersonalChange(
    long Version, DateTimeOffset At, HistoryAction Action, string By, string? Address, IReadOnlyList<FieldChange> Changes)
{
    public static PersonalChange Of(HistoryEntry entry, string? ownAccount) =>
        new(entry.Version, entry.At, entry.Action, entry.By, entry.By == ownAccount ? entry.Address : null, entry.Changes);
}
