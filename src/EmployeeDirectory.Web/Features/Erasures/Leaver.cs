using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Erasures;

/// <summary>Someone whose data can be erased: as the record tells them or, where that has expired, as their history does.</summary>
/// <param name="Version">Of the record, or the last of the history.</param>
/// <param name="PhotoIds">Every photo that they ever had.</param>
/// <param name="IsHere">They are neither deleted nor have they left, and cannot be erased yet.</param>
public sealed record Leaver(Guid Id, long Version, string Name, IReadOnlyList<string> PhotoIds, bool IsHere)
{
    /// <summary>Null where there is nothing to erase.</summary>
    public static Leaver? Of(Employee? employee, IReadOnlyList<HistoryEntry> history)
    {
        if (employee is null && history is [] or [.., { IsErased: true }])
            return null;
        return new Leaver(
            employee?.Id ?? history[^1].EmployeeId,
            employee?.Version ?? history[^1].Version,
            employee?.DisplayName ?? ValuesOf(history, nameof(Employee.DisplayName)).Last(),
            [.. ValuesOf(history, EmployeeField.Photo).Append(employee?.PhotoId).OfType<string>().Distinct()],
            employee is { IsDeleted: false, Status: EmployeeStatus.Active });
    }

    /// <summary>Whether it is the name, as far as anyone can type it: case and accents do not count.</summary>
    public bool IsCalled(string? typed) => PlainText.Clean(typed) is { } name && PlainText.Fold(name) == PlainText.Fold(Name);

    private static IEnumerable<string> ValuesOf(IReadOnlyList<HistoryEntry> history, string field) =>
        history.SelectMany(entry => entry.Changes).Where(change => change.Field == field).Select(change => change.New).OfType<string>();
}
