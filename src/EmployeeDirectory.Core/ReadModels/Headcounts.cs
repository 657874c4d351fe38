using EmployeeDirectory.Core.Employees;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.ReadModels.ReadModelWriter;

namespace EmployeeDirectory.Core.ReadModels;

// Keeps the chart a forest: in a cycle of managers, the member with the smallest id becomes the root.
public sealed class Headcounts(SqliteConnection connection) : IDisposable
{
    private const string Columns =
        "select id, manager_id, visibility = 'Active', root, reports, total_reports from person ";

    private readonly Dictionary<string, HeadcountNode?> _people = [];
    private readonly SqliteCommand _one = Prepare(connection, Columns + "where id = $id", "$id");
    private readonly SqliteCommand _reports = Prepare(
        connection, Columns + "where manager_id = $id and visibility = 'Active'", "$id");
    private readonly SqliteCommand _save = Prepare(
        connection, "update person set root = $root, reports = $reports, total_reports = $total where id = $id",
        "$id", "$root", "$reports", "$total");

    // Must run before the record is written, Place or Remove after.
    public void Remember(Guid id) => Find(id.ToString());

    public void Place(Employee written) =>
        Place(written.Id.ToString(), written.ManagerId?.ToString(), written.Visibility() == Visibility.Active);

    public void Remove(Guid id)
    {
        Place(id.ToString(), managerId: null, active: false);
        _people.Remove(id.ToString());
    }

    public void Save()
    {
        foreach (var person in _people.Values.OfType<HeadcountNode>().Where(person => person.Moved))
            Set(_save, person.Id, person.Root ? 1 : 0, person.Reports, person.Total).ExecuteNonQuery();
        _people.Clear();
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_one, _reports, _save])
            command.Dispose();
    }

    private void Place(string id, string? managerId, bool active)
    {
        var person = _people[id] ??= new HeadcountNode(id, null, active: false, default);
        var wasActive = person.Active;
        if (wasActive == active && (!active || person.ManagerId == managerId))
            return;
        var top = wasActive ? Line(person).Last() : person;
        if (wasActive)
            Detach(person);
        (person.ManagerId, person.Active, person.Root) = (managerId, active, active);
        if (wasActive != active)
            ChangeReports(person);
        if (active)
            Settle(person);
        // A cycle that this change broke no longer needs its root.
        if (top != person)
            Settle(top);
    }

    private void ChangeReports(HeadcountNode manager)
    {
        (manager.Reports, manager.Total) = (0, 0);
        foreach (var report in Read(Set(_reports, manager.Id)).Where(report => report != manager))
        {
            report.Root = !manager.Active;
            if (manager.Active)
                (manager.Reports, manager.Total) = (manager.Reports + 1, manager.Total + report.Total + 1);
        }
    }

    private void Settle(HeadcountNode person)
    {
        if (person.ManagerId is null || person.ManagerId == person.Id
            || Find(person.ManagerId) is not { Active: true } manager)
            return;
        if (person.Total > 0 && Line(manager).ToList() is var line && line[^1] == person)
        {
            var least = line.MinBy(member => member.Id, StringComparer.Ordinal)!;
            if (least == person)
                return;
            Detach(least);
        }
        person.Root = false;
        Count(person, manager, +1);
    }

    private void Detach(HeadcountNode person)
    {
        if (person.Root)
            return;
        Count(person, Find(person.ManagerId!)!, -1);
        person.Root = true;
    }

    private void Count(HeadcountNode person, HeadcountNode manager, int sign)
    {
        manager.Reports += sign;
        foreach (var above in Line(manager))
            above.Total += sign * (person.Total + 1);
    }

    private IEnumerable<HeadcountNode> Line(HeadcountNode person)
    {
        yield return person;
        while (!person.Root)
            yield return person = Find(person.ManagerId!)!;
    }

    private HeadcountNode? Find(string id) =>
        _people.TryGetValue(id, out var person) ? person : _people[id] = Read(Set(_one, id)).SingleOrDefault();

    private List<HeadcountNode> Read(SqliteCommand query)
    {
        var found = new List<HeadcountNode>();
        using var row = query.ExecuteReader();
        while (row.Read())
        {
            var id = row.GetString(0);
            var person = _people.GetValueOrDefault(id) ?? new HeadcountNode(
                id, row.IsDBNull(1) ? null : row.GetString(1), row.GetBoolean(2),
                (row.GetBoolean(3), row.GetInt64(4), row.GetInt64(5)));
            _people[id] = person;
            found.Add(person);
        }
        return found;
    }
}
