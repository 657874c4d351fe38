using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Employees;

public sealed record ErasureCandidate(Guid Id, long Version, string Name, IReadOnlyList<string> PhotoIds, bool IsHere)
{
    public static ErasureCandidate? From(Employee? employee, IReadOnlyList<HistoryEntry> history)
    {
        if (employee is null && history is [] or [.., { IsErased: true }])
            return null;
        return new ErasureCandidate(
            employee?.Id ?? history[^1].EmployeeId,
            employee?.Version ?? history[^1].Version,
            employee?.DisplayName ?? ValuesOf(history, nameof(Employee.DisplayName)).Last(),
            [.. ValuesOf(history, EmployeeField.Photo).Append(employee?.PhotoId).OfType<string>().Distinct()],
            employee is { IsHere: true });
    }

    public bool IsCalled(string? typed) =>
        PlainText.Clean(typed) is { } name && PlainText.Key(name) == PlainText.Key(Name);

    private static IEnumerable<string> ValuesOf(IReadOnlyList<HistoryEntry> history, string field) =>
        history
            .SelectMany(entry => entry.Changes)
            .Where(change => change.Field == field)
            .Select(change => change.New)
            .OfType<string>();
}
