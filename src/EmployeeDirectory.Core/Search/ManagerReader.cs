using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.Search;

// Excludes hidden people and managers without a visible report.
internal sealed class ManagerReader(SqliteConnection connection, IndexedPeople people)
{
    /// <returns>Those of the whole name, or else with all words in their names, or else with names that begin so.</returns>
    public RowSet Named(string typed)
    {
        List<string> words = [.. SearchTerm.In(typed).Select(term => term.Word)];
        var optional = SearchTerm.Optional(typed);
        var named = Having(words, people.Names.Exactly);
        if (named.Count == 0)
            named = Having([.. words.Where(word => !optional.Contains(word))], people.Names.Exactly);
        if (named.Count > 1 && Called(typed).And(named) is { Count: > 0 } called)
            return called;
        return named.Count > 0 ? named : Having(words, people.Names.Beginning);
    }

    public RowSet ReportsOf(RowSet managers) => people.Managers.ReportsOf(managers);

    public RowSet TeamOf(RowSet managers) => people.Managers.TeamOf(managers, people.Active);

    /// <summary>The name of the only manager, the text as typed for several, or null for none.</summary>
    public string? Shown(RowSet managers, string typed) => managers.Count switch
    {
        0 => null,
        1 => NamesByTeamSize(managers, 1) is [var name] ? name : null,
        _ => typed
    };

    public IReadOnlyList<string> NamesByTeamSize(RowSet managers, int limit) => Query(
        connection,
        """
        select document ->> 'displayName' from person
        where row in (select value from json_each($rows)) and +visibility = 'Active'
        order by total_reports desc, sort_key, id limit $limit
        """,
        row => row.GetString(0),
        ("$rows", $"[{string.Join(',', managers.Rows())}]"), ("$limit", limit));

    private RowSet Having(List<string> words, Func<string, RowSet> having) => words.Count == 0
        ? RowSet.Empty
        : people.Managers.WithReports(
            words.Select(having).Aggregate((all, next) => all.And(next)).And(people.Active), people.Active);

    private RowSet Called(string name) => RowSet.Read(
        connection, "select row from person where folded_name = $name", ("$name", PlainText.Fold(name)));
}
