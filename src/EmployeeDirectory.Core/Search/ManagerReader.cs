using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.Search;

// Excludes hidden people and managers without a visible report.
internal sealed class ManagerReader(SqliteConnection connection, IndexedPeople people, Spelling spelling)
{
    /// <returns>Those of the whole name, or else with all words in their names, or beginning so.</returns>
    public RowSet Named(string typed)
    {
        var terms = SearchTerm.In(typed);
        var optional = SearchTerm.TitlesAndBrackets(typed);
        RowSet Exactly(SearchTerm term) => people.Names.Exactly(term.Word);
        var named = Having(terms, Exactly);
        if (named.Count == 0)
            named = Having([.. terms.Where(term => !optional.Contains(term.Word))], Exactly);
        if (named.Count > 1 && Called(typed).And(named) is { Count: > 0 } called)
            return called;
        return named.Count > 0 ? named : Having(terms, term => people.Names.Beginning(term.Word));
    }

    // One alone: a link to what is typed would not find several again.
    public RowSet NamedOrSimilar(string typed)
    {
        if (Named(typed) is { Count: > 0 } named)
            return named;
        var terms = SearchTerm.In(typed);
        var called = Having(terms, term => Any([term.Word, .. term.Variants]));
        if (called.Count == 0)
            called = Having(terms, term => Any([term.Word, .. term.Variants, .. spelling.Similar(term.Word)]));
        return called.Count == 1 ? called : RowSet.Empty;
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

    private RowSet Any(IEnumerable<string> words) => RowSet.Union(words.Select(people.Names.Exactly));

    private RowSet Having(IReadOnlyList<SearchTerm> terms, Func<SearchTerm, RowSet> having) => terms.Count == 0
        ? RowSet.Empty
        : people.Managers.WithReports(
            terms.Select(having).Aggregate((all, next) => all.And(next)).And(people.Active), people.Active);

    private RowSet Called(string name) => RowSet.Read(
        connection, "select row from person where folded_name = $name", ("$name", PlainText.Fold(name)));
}
