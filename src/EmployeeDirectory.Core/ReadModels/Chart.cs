using System.Text.Json;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Sqlite;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.ReadModels;

public sealed class Chart(SqliteDatabase database)
{
    private const int MostBelow = 200;

    private const string Node = "select document, reports, total_reports from person where ";
    private const string Tops = "root = 1 and total_reports > 0";
    private const string Alone = "root = 1 and total_reports = 0";
    private const string Reports = "manager_id = $id and root = 0 and visibility = 'Active'";

    public ChartPage Top(int page, int alone) => database.Read(connection => new ChartPage(
        WithBelow(
            connection, Level(connection, Tops, "total_reports desc, sort_key, id", Count(connection, Tops), page, ChartLevel.DefaultSize)),
        Level(connection, Alone, "sort_key, id", Count(connection, Alone), alone,
            ChartLevel.DefaultSize)));

    public ChartPlace? Find(Guid id, int page) => database.Read(connection =>
    {
        if (Nodes(connection, "id = $id and visibility = 'Active'", ("$id", id.ToString())) is not [var node])
            return null;
        var above = Line(connection, id)[..^1];
        var (peers, peerTotal) = above is [.., var manager] ? Peers(connection, manager.Id, id) : ([], 0);
        return new ChartPlace(node, above, peers, peerTotal, WithBelow(connection, ReportsOf(connection, node, page)));
    });

    public IReadOnlyList<ChartHit> Find(IEnumerable<Employee> people) => database.Read(connection => people
        .SelectMany(person => Nodes(connection, "id = $id and visibility = 'Active'", ("$id", person.Id.ToString())))
        .Select(node => new ChartHit(node, Line(connection, node.Person.Id)[..^1]))
        .ToList());

    public ReportingLine LineOf(Employee person, int mostReports) => database.Read(connection =>
    {
        var above = person.ManagerId is { } managerId ? Line(connection, managerId) : [];
        var (peers, peerTotal) = above is [.., var manager] ? Peers(connection, manager.Id, person.Id) : ([], 0);
        // Includes a manager outside the chart, who left or is protected: the caller must check CurrentUser.MaySee.
        if (above is [] && person.ManagerId is { } absent)
            above =
            [
                .. Query(
                    connection, "select document from person where id = $id and visibility <> 'Deleted'", Read,
                    ("$id", absent.ToString()))
            ];
        const string reports = "manager_id = $id and visibility = 'Active'";
        var first = Query(
            connection, $"select document from person where {reports} order by root, sort_key, id limit $limit", Read,
            ("$id", person.Id.ToString()), ("$limit", mostReports));
        var total = first.Count < mostReports ? first.Count : Count(connection, reports, ("$id", person.Id.ToString()));
        return new ReportingLine(above, peers, peerTotal, first, total);
    });

    /// <returns>Null if a person whom the query names is not in the chart.</returns>
    public ChartTree? Draw(ChartQuery query) => database.Read(connection =>
    {
        List<Employee> line = query.From is { } from ? Line(connection, from) : [];
        List<Guid> path = query.To is { } to ? [.. Line(connection, to).Select(person => person.Id)] : [];
        if (query.From is not null && line is [] || query.To is not null && path is [])
            return null;
        return new ChartTree(
            query, line is [] ? [] : line[..^1],
            new ChartTeams(query, path, Wanted(connection, [.. path, .. query.Opened])).Open(
                query.From is { } root ? Nodes(connection, "id = $id", ("$id", root.ToString())) : null,
                (manager, size, page) => manager is null
                    ? Level(connection, Tops, "total_reports desc, sort_key, id", Count(connection, Tops), page, size)
                    : ReportsOf(connection, manager, page, size)),
            Count(connection, Alone));
    });

    private static ILookup<Guid?, ChartNode> Wanted(SqliteConnection connection, IEnumerable<Guid> ids) => ids.Distinct()
        .SelectMany(id => Query(
            connection, "select document, reports, total_reports, root from person where id = $id and visibility = 'Active'",
            row => (Node: new ChartNode(Read(row), row.GetInt32(1), row.GetInt32(2)), OnTop: row.GetBoolean(3)),
            ("$id", id.ToString())))
        .ToLookup(wanted => wanted.OnTop ? null : wanted.Node.Person.ManagerId, wanted => wanted.Node);

    private static ChartLevel WithBelow(SqliteConnection connection, ChartLevel level)
    {
        var left = MostBelow;
        return level with
        {
            Nodes = [.. level.Nodes.Select(node =>
            {
                var shown = Math.Min(node.Direct, ChartLevel.DefaultSize);
                if (shown == 0 || shown > left)
                    return node;
                left -= shown;
                return node with { Below = ReportsOf(connection, node, page: 1) };
            })]
        };
    }

    private static ChartLevel ReportsOf(
        SqliteConnection connection, ChartNode manager, int page, int size = ChartLevel.DefaultSize) =>
        Level(connection, Reports, "sort_key, id", manager.Direct, page, size, ("$id", manager.Person.Id.ToString()));

    private static ChartLevel Level(
        SqliteConnection connection, string where, string order, int total, int page, int size,
        params ReadOnlySpan<(string, object?)> parameters)
    {
        var current = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var nodes = Nodes(
            connection, $"{where} order by {order} limit $size offset $skip",
            [.. parameters, ("$size", size), ("$skip", (current - 1) * size)]);
        return new ChartLevel(nodes, total, current, size);
    }

    private static (List<Employee> First, int Total) Peers(SqliteConnection connection, Guid managerId, Guid id)
    {
        var first = Query(
            connection,
            $"select document from person where {Reports} and id <> $self order by sort_key, id limit $limit",
            Read,
            ("$id", managerId.ToString()), ("$self", id.ToString()), ("$limit", ChartPlace.MostPeers));
        var total = Query(
            connection, "select reports from person where id = $id", row => row.GetInt32(0),
            ("$id", managerId.ToString()))[0];
        return (first, total - 1);
    }

    // From the top down to the person; empty for a person outside the chart.
    private static List<Employee> Line(SqliteConnection connection, Guid id) => Query(
        connection,
        """
        with recursive up(row, manager_id, root, distance) as (
            select row, manager_id, root, 0 from person where id = $id and visibility = 'Active'
            union all
            select manager.row, manager.manager_id, manager.root, distance + 1
            from up join person manager on manager.id = up.manager_id where up.root = 0 and distance < $most)
        select document from up join person on person.row = up.row order by distance desc
        """,
        Read,
        ("$id", id.ToString()), ("$most", ChartPlace.MostAbove));

    private static int Count(
        SqliteConnection connection, string where, params ReadOnlySpan<(string, object?)> parameters) =>
        Query(connection, $"select count(*) from person where {where}", row => row.GetInt32(0), parameters)[0];

    private static List<ChartNode> Nodes(
        SqliteConnection connection, string where, params ReadOnlySpan<(string, object?)> parameters) =>
        Query(connection, Node + where, row => new ChartNode(Read(row), row.GetInt32(1), row.GetInt32(2)), parameters);

    private static Employee Read(SqliteDataReader row) =>
        JsonSerializer.Deserialize(row.GetString(0), EmployeeJson.Default.Employee)!;
}
