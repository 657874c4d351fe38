using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Core.Search;

public sealed class TextMatches(SqliteConnection connection, string typed, Spelling spelling)
{
    private const int FewestPhoneDigits = 3;
    private const int LongestWithoutPrefix = 6;

    private readonly IReadOnlyList<SearchTerm> _terms = SearchTerm.In(typed);
    private readonly List<RowSet> _groups = [];

    public IReadOnlyList<RowSet> Groups => _groups;

    public RowSet All { get; private set; } = new();

    public IReadOnlyList<string> Respelt { get; private set; } = [];

    // Only the first needed people must be in the order of groups; all others may form one group.
    public static TextMatches Find(SqliteConnection connection, string typed, Spelling spelling, long needed)
    {
        var matches = new TextMatches(connection, typed, spelling);
        matches.AddIdentified();
        if (matches.IsPhone())
            matches.Add("person_part", Phone(typed));
        // A full address means one person, but its single words match many.
        if (matches._terms.Count > 0 && !(matches.All.Count > 0 && typed.Contains('@', StringComparison.Ordinal)))
            matches.AddWords(needed);
        return matches;
    }

    private bool MayBeInitials => _terms is [{ Word.Length: >= 2 and <= 5 }];

    private void AddWords(long needed)
    {
        foreach (var (table, expression) in Steps().TakeWhile(_ => All.Count < needed))
            Add(table, expression);
        if (MayBeInitials)
            Add("person_part", term => term.AsInitials);
        if (_terms.All(term => term.Word.Length > 1))
            Add("person_part", PartOrPhone);
        else
            Add("person_text", term => term.BeginningOrVariant);
        if (All.Count == 0)
            AddMisspelt();
    }

    // From most to least exact. The query that AddWords sends afterwards finds everyone found here.
    private IEnumerable<(string Table, Func<SearchTerm, string> Expression)> Steps()
    {
        var variants = _terms.Any(term => term.Variants.Count > 0);
        yield return ("person_name", term => term.Exactly);
        if (variants)
            yield return ("person_name", term => term.ExactlyOrVariant);
        if (_terms.Count > 1 && _terms.Any(term => term.ExactlyOrInitial != term.Exactly))
            yield return ("person_name", term => term.ExactlyOrInitial);
        yield return ("person_name", term => term.Beginning);
        if (MayBeInitials)
            yield return ("person_part", term => term.AsInitials);
        yield return ("person_text", term => term.Exactly);
        yield return ("person_text", term => term.Beginning);
        if (variants)
            yield return ("person_text", term => term.BeginningOrVariant);
    }

    // The unary plus keeps SQLite from using the index on visibility, which lists all active people.
    private void AddIdentified() => Add(RowSet.Read(
        connection,
        """
        select row from person where folded_name = $name and +visibility = 'Active'
        union select row from person where email_key = $key and +visibility = 'Active'
        union select row from person where email_key > $key || '@' and email_key < $key || 'A' and +visibility = 'Active'
        union select row from person where employee_number = $typed collate nocase and +visibility = 'Active'
        order by row
        """,
        ("$name", PlainText.Fold(typed)), ("$key", EmailAddress.Key(typed) ?? ""), ("$typed", typed)));

    private void AddMisspelt()
    {
        var candidates = _terms.Select(term => spelling.Near(term.Word)).ToArray();
        for (var errors = 1; errors <= Spelling.MostErrors && All.Count == 0; errors++)
        {
            var ways = Ways(candidates, errors).Select(way => $"({way})").ToList();
            if (ways.Count > 0)
                Add("person_text", SearchTerm.Any(ways));
        }
        if (All.Count > 0)
            Respelt =
            [
                .. candidates.SelectMany(words => words).Where(near => near.Errors > 0).Select(near => near.Word)
            ];
    }

    private static List<string> Ways(ReadOnlySpan<IReadOnlyList<NearWord>> candidates, int errors)
    {
        if (candidates is [])
            return errors == 0 ? [""] : [];
        var ways = new List<string>();
        for (var here = 0; here <= errors; here++)
        {
            var words = candidates[0].Where(near => near.Errors == here).Select(Expression).ToList();
            if (words.Count > 0)
                ways.AddRange(Ways(candidates[1..], errors - here).Select(rest =>
                    rest.Length == 0 ? SearchTerm.Any(words) : $"{SearchTerm.Any(words)} AND {rest}"));
        }
        return ways;
    }

    private static string Expression(NearWord near) =>
        near.Errors == 0 ? $"{SearchTerm.Quote(near.Word)}*" : SearchTerm.Quote(near.Word);

    private bool IsPhone() =>
        typed.Count(char.IsAsciiDigit) >= FewestPhoneDigits
        && typed.All(c =>
            char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || "+-./()".Contains(c, StringComparison.Ordinal));

    // Leading zeros of a national number stand for the country code.
    private static string Phone(string typed)
    {
        var backwards = SearchText.PhoneBackwards(typed);
        return $"{SearchTerm.Quote(PersonText.PhoneMark + (backwards.Length > LongestWithoutPrefix ? backwards.TrimEnd('0') : backwards))}*";
    }

    private static string PartOrPhone(SearchTerm term) =>
        SearchTerm.Any(term.Word.All(char.IsAsciiDigit)
            ? [term.BeginningOrVariant, Phone(term.Word)]
            : [term.BeginningOrVariant]);

    private void Add(string table, Func<SearchTerm, string> expression) =>
        Add(table, SearchTerm.All(_terms.Select(expression)));

    private void Add(string table, string expression) =>
        Add(RowSet.Read(
            connection, $"select rowid from {table} where {table} match $expression", ("$expression", expression)));

    private void Add(RowSet found)
    {
        var fresh = _groups.Count == 0 ? found : found.Except(All);
        if (fresh.Count == 0)
            return;
        _groups.Add(fresh);
        All = _groups.Count == 1 ? fresh : All.Or(fresh);
    }
}
