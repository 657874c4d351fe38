using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Web.Features.History;

public sealed record HistoryPage(
    Employee Person, bool Here, HistoryLines Lines, IReadOnlyDictionary<string, string> Names)
{
    public static HistoryPage From(
        Guid id, Employee? current, IReadOnlyList<HistoryEntry> history, HistoryLines lines,
        IReadOnlyDictionary<string, string> names) => new(
        current ?? Replay.At(history, DateTimeOffset.MaxValue) ?? new Employee { Id = id, DisplayName = "" },
        current is { IsDeleted: false }, lines, names);
}

public sealed record HistoryLines(IReadOnlyList<HistoryEntry> Entries, int Total, int Page, int Pages)
{
    private const int Size = 50;

    public static HistoryLines From(IReadOnlyList<HistoryEntry> history, int page)
    {
        var pages = (history.Count + Size - 1) / Size;
        var current = Math.Clamp(page, 1, pages);
        return new([.. history.Reverse().Skip((current - 1) * Size).Take(Size)], history.Count, current, pages);
    }
}

public sealed record UndoRefusedPage(
    Employee Person, HistoryEntry Entry, IReadOnlyList<UndoConflict> Conflicts, string? Problem, string By);
