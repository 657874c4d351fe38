using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.History;

/// <param name="Person">As they are, or as they were last where the record is gone.</param>
/// <param name="Here">Whether the record is there and not deleted.</param>
/// <param name="Names">Of whoever made the changes.</param>
public sealed record HistoryPage(Employee Person, bool Here, HistoryLines Lines, IReadOnlyDictionary<string, string> Names)
{
    public static HistoryPage Of(
        Guid id, Employee? current, IReadOnlyList<HistoryEntry> history, HistoryLines lines, IReadOnlyDictionary<string, string> names) => new(
        current ?? Replay.At(history, DateTimeOffset.MaxValue) ?? new Employee { Id = id, DisplayName = "" },
        current is { IsDeleted: false }, lines, names);
}

/// <param name="Entries">The latest first.</param>
/// <param name="Page">Counted from 1.</param>
public sealed record HistoryLines(IReadOnlyList<HistoryEntry> Entries, int Total, int Page, int Pages)
{
    private const int Size = 50;

    /// <param name="history">Oldest first.</param>
    public static HistoryLines Of(IReadOnlyList<HistoryEntry> history, int page)
    {
        var pages = (history.Count + Size - 1) / Size;
        var current = Math.Clamp(page, 1, pages);
        return new([.. history.Reverse().Skip((current - 1) * Size).Take(Size)], history.Count, current, pages);
    }
}

/// <param name="Conflicts">The fields that have been changed again since.</param>
/// <param name="Problem">Said where no field stands in the way.</param>
/// <param name="By">The name of whoever made the change.</param>
public sealed record UndoRefusedPage(Employee Person, HistoryEntry Entry, IReadOnlyList<UndoConflict> Conflicts, string? Problem, string By);
