using EmployeeDirectory.Core.ReadModels;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.Search;

public sealed class ListReader(SqliteConnection connection, SearchSort sort, int total)
{
    // Reading and sorting one person costs about as much as skipping this many in an ordered index.
    private const int PassedForOneSorted = 10;

    private string Order => sort switch
    {
        SearchSort.Title => "title_key, sort_key, id",
        SearchSort.Department => "department_key, sort_key, id",
        SearchSort.Start => "start_date desc, sort_key, id",
        _ => "sort_key, id"
    };

    public IReadOnlyList<string> Take(IEnumerable<RowSet?> groups, int skip, int take)
    {
        var page = new List<string>(take);
        foreach (var group in groups)
        {
            var size = group?.Count ?? total;
            if (skip < size && page.Count < take)
                page.AddRange(Read(group, skip, take - page.Count));
            skip = Math.Max(0, skip - size);
        }
        return page;
    }

    private List<string> Read(RowSet? group, int skip, int take)
    {
        if (group is null)
            return Documents("from person where visibility = 'Active'", ("$skip", skip), ("$take", take));
        var passed = (skip + take) * (long)total / group.Count;
        return group.Count * (long)PassedForOneSorted < passed || group.Count <= take
            ? Documents(
                "from person where row in (select value from json_each($rows))",
                ("$rows", $"[{string.Join(',', group.Rows())}]"), ("$skip", skip), ("$take", take))
            : Documents(
                "from person where row in (select value from json_each($rows))",
                ("$rows", $"[{string.Join(',', InOrder(group).Skip(skip).Take(take))}]"),
                ("$skip", 0), ("$take", take));
    }

    private List<string> Documents(string source, params ReadOnlySpan<(string, object?)> parameters) =>
        Query(
            connection, $"select document {source} order by {Order} limit $take offset $skip", row => row.GetString(0),
            parameters);

    private IEnumerable<int> InOrder(RowSet group)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"select row from person where visibility = 'Active' order by {Order}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            if (reader.GetInt32(0) is var row && group.Contains(row))
                yield return row;
    }
}
