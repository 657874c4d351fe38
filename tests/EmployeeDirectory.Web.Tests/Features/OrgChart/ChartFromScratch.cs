using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Web.Tests.Features.OrgChart;

internal sealed record Place(string Id, bool Root, int Reports, int Total);

/// <summary>The chart worked out the slow and plain way.</summary>
internal static class ChartFromScratch
{
    public static List<Place> Of(IEnumerable<Employee> employees)
    {
        var all = employees.OrderBy(employee => employee.Id.ToString(), StringComparer.Ordinal).ToList();
        var active = all.Where(employee => employee.Visibility() == Visibility.Active).ToDictionary(employee => employee.Id);
        var parents = active.Values.ToDictionary(
            employee => employee.Id,
            employee => employee.ManagerId is { } manager && manager != employee.Id && active.ContainsKey(manager) ? (Guid?)manager : null);
        // In order of ids, so that of each circle the least is met first.
        foreach (var employee in all.Where(employee => active.ContainsKey(employee.Id)))
            if (Above(employee.Id, parents).Contains(employee.Id))
                parents[employee.Id] = null;
        var totals = active.Keys.SelectMany(id => Above(id, parents)).CountBy(id => id).ToDictionary();
        var reports = parents.Values.OfType<Guid>().CountBy(id => id).ToDictionary();
        return [.. all.Select(employee => new Place(
            employee.Id.ToString(),
            active.ContainsKey(employee.Id) && parents[employee.Id] is null,
            reports.GetValueOrDefault(employee.Id),
            totals.GetValueOrDefault(employee.Id)))];
    }

    private static HashSet<Guid> Above(Guid id, Dictionary<Guid, Guid?> parents)
    {
        var above = new HashSet<Guid>();
        for (var next = parents[id]; next is { } parent && above.Add(parent); next = parents[parent])
        {
        }
        return above;
    }
}
