using EmployeeDirectory.Core.Employees;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.ReadModels;

// Maps each active person's row to their manager's.
public sealed class ManagerRows
{
    private readonly Dictionary<int, int> _managers = [];
    private readonly Dictionary<int, RowSet> _reports = [];

    public void Load(SqliteConnection connection) => Set(Query(
        connection,
        """
        select report.row, manager.row
        from person report indexed by person_by_manager cross join person manager on manager.id = report.manager_id
        where report.manager_id is not null and report.visibility = 'Active'
        """,
        row => (row.GetInt32(0), (int?)row.GetInt32(1))));

    /// <summary>What <see cref="Set"/> takes: a record may come after those of its reports.</summary>
    public static IReadOnlyList<(int Row, int? Manager)> Plan(
        SqliteConnection connection, IReadOnlyList<ChangedRow> changed)
    {
        var places = new List<(int, int?)>();
        foreach (var (row, before, after) in changed)
        {
            if (ManagerOf(before) != ManagerOf(after))
                places.Add((row, RowOf(connection, ManagerOf(after))));
            if (before is null || after is null)
                places.AddRange(Query(
                    connection, "select row from person where manager_id = $id and visibility = 'Active'",
                    report => (report.GetInt32(0), after is null ? null : (int?)row),
                    ("$id", (before ?? after)!.Id.ToString())));
        }
        return places;
    }

    public void Set(IReadOnlyList<(int Row, int? Manager)> managers)
    {
        foreach (var (row, manager) in managers)
        {
            if (_managers.Remove(row, out var before))
            {
                _reports[before].Remove(row);
                if (_reports[before].Count == 0)
                    _reports.Remove(before);
            }
            if (manager is not { } now)
                continue;
            _managers[row] = now;
            if (!_reports.TryGetValue(now, out var reports))
                _reports[now] = reports = new RowSet();
            reports.Add(row);
        }
    }

    public RowSet ReportsOf(RowSet managers) => RowSet.Union(managers.Count > _reports.Count
        ? [.. _reports.Where(pair => managers.Contains(pair.Key)).Select(pair => pair.Value)]
        : [.. managers.Rows().Select(row => _reports.GetValueOrDefault(row)).OfType<RowSet>()]);

    public RowSet WithReports(RowSet managers, RowSet others) => RowSet.From(
        (managers.Count > _reports.Count ? _reports.Keys.Where(managers.Contains).Order() : managers.Rows())
            .Where(row => _reports.TryGetValue(row, out var reports) && reports.CountWith(others) > 0));

    /// <summary>Those of the others who are below a manager, with only others between them.</summary>
    public RowSet TeamOf(RowSet managers, RowSet others)
    {
        var team = RowSet.Empty;
        for (var level = managers; level.Count > 0; team = team.Or(level))
            level = ReportsOf(level).And(others).Except(team);
        return team;
    }

    private static Guid? ManagerOf(Employee? report) =>
        report?.Visibility() == Visibility.Active ? report.ManagerId : null;

    private static int? RowOf(SqliteConnection connection, Guid? id) => id is null
        ? null
        : Query(connection, "select row from person where id = $id", row => (int?)row.GetInt32(0), ("$id", id.ToString()))
            .FirstOrDefault();
}
