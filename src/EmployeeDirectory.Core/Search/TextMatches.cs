using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Core.Search;

// Reads what is typed from the most to the least exact, and keeps each reading's people behind those of the readings before.
public sealed class TextMatches(
    SqliteConnection connection, string typed, Spelling spelling, Func<string, RowSet> withValue)
{
    private const int FewestPhoneDigits = 3;
    private const int LongestEnding = 6;
    private const int MostLeftOut = 2;
    private const string MailScheme = "mailto:";

    private readonly List<RowSet> _groups = [];

    public IReadOnlyList<RowSet> Groups => _groups;

    public RowSet All { get; private set; } = new();

    public IReadOnlyList<string> Respelt { get; private set; } = [];

    /// <summary>Words that nobody found has, as folded.</summary>
    public IReadOnlyList<string> LeftOut { get; private set; } = [];

    // Only the first needed people must be in the order of groups; all others may form one group.
    public static TextMatches Find(
        SqliteConnection connection, string typed, Spelling spelling, Func<string, RowSet> withValue, long needed)
    {
        var matches = new TextMatches(connection, WithoutScheme(typed), spelling, withValue);
        matches.Find(needed);
        return matches;
    }

    private void Find(long needed)
    {
        AddIdentified();
        AddPhones();
        var terms = SearchTerm.In(typed);
        // A full address means one person, but its single words match many.
        if (terms.Count == 0 || All.Count > 0 && typed.Contains('@', StringComparison.Ordinal))
            return;
        AddWords(terms, needed);
        if (All.Count > 0)
            return;
        var optional = SearchTerm.Optional(typed);
        IReadOnlyList<SearchTerm> core = [.. terms.Where(term => !optional.Contains(term.Word))];
        if (core.Count > 0 && core.Count < terms.Count)
            AddWords(core, long.MaxValue);
        else
            core = terms;
        if (All.Count == 0)
            Add("person_name", core, term => term.ExactlyOrLatin);
        if (All.Count == 0)
            AddMisspelt(core);
        if (All.Count > 0)
            LeftOut = [.. terms.Except(core).Select(term => term.Word)];
        else
            AddLeavingOut(terms, core);
    }

    private static bool MayBeInitials(IReadOnlyList<SearchTerm> terms) => terms is [{ Word.Length: >= 2 and <= 5 }];

    private void AddWords(IReadOnlyList<SearchTerm> terms, long needed)
    {
        foreach (var (table, expression) in Steps(terms).TakeWhile(_ => All.Count < needed))
            if (table.Length == 0)
                Add(withValue(typed));
            else
                Add(table, terms, expression);
        // These find people whom the last query does not.
        Add(withValue(typed));
        if (MayBeInitials(terms))
            Add("person_part", terms, term => term.AsInitials);
        if (terms.Count > 1)
            Add("person_name", SearchTerm.Any([.. Joins(terms)]));
        Add("person_part", terms, PartOrPhone);
        if (terms.Any(term => term.Word.Length == 1))
            Add("person_text", terms, term => term.BeginningOrVariant);
    }

    // From most to least exact. The queries that AddWords sends afterwards find everyone found here.
    private static IEnumerable<(string Table, Func<SearchTerm, string> Expression)> Steps(IReadOnlyList<SearchTerm> terms)
    {
        var variants = terms.Any(term => term.Variants.Count > 0);
        yield return ("person_name", term => term.Exactly);
        if (variants)
            yield return ("person_name", term => term.ExactlyOrVariant);
        if (terms.Count > 1 && terms.Any(term => term.ExactlyOrInitial != term.Exactly))
            yield return ("person_name", term => term.ExactlyOrInitial);
        yield return ("", term => term.Word);
        yield return ("person_name", term => term.BeginningOfName);
        if (MayBeInitials(terms))
            yield return ("person_part", term => term.AsInitials);
        yield return ("person_text", term => term.Exactly);
        yield return ("person_text", term => term.Beginning);
        if (variants)
            yield return ("person_text", term => term.BeginningOrVariant);
    }

    // Neighbours as one word, as in "mary ann" for Maryann and "de la cruz" for Delacruz.
    private static IEnumerable<string> Joins(IReadOnlyList<SearchTerm> terms)
    {
        for (var count = 2; count <= terms.Count; count++)
            for (var at = 0; at + count <= terms.Count; at++)
            {
                string[] words =
                [
                    .. terms.Take(at).Select(term => term.Exactly),
                    SearchTerm.Quote(string.Concat(terms.Skip(at).Take(count).Select(term => term.Word))),
                    .. terms.Skip(at + count).Select(term => term.Exactly)
                ];
                yield return $"({SearchTerm.All(words)})";
            }
    }

    // The unary plus keeps SQLite from using the index on visibility, which lists all active people.
    private void AddIdentified()
    {
        var address = typed.IndexOf('<', StringComparison.Ordinal) is >= 0 and var start
            && typed.IndexOf('>', start) is > 0 and var end
                ? typed[(start + 1)..end]
                : typed;
        Add(RowSet.Read(
            connection,
            """
            select row from person where folded_name = $name and +visibility = 'Active'
            union select row from person where email_key = $key and +visibility = 'Active'
            union select row from person where email_key > $key || '@' and email_key < $key || 'A' and +visibility = 'Active'
            union select row from person where employee_number = $typed collate nocase and +visibility = 'Active'
            order by row
            """,
            ("$name", PlainText.Fold(typed)), ("$key", EmailAddress.Key(address) ?? ""), ("$typed", typed)));
    }

    private void AddMisspelt(IReadOnlyList<SearchTerm> terms)
    {
        var candidates = terms.Select(term => spelling.Near(term.Word)).ToArray();
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

    // People write middle names between the names that count. Of the rest, what finds the fewest people says most.
    private void AddLeavingOut(IReadOnlyList<SearchTerm> terms, IReadOnlyList<SearchTerm> core)
    {
        if (core.Count < 2)
            return;
        var known = core.Where(term => Read("person_part", [term], PartOrPhone).Count > 0).ToList();
        IReadOnlyList<SearchTerm> left = known.Count is 0 ? core : known;
        for (var count = 0; count <= MostLeftOut && count < left.Count; count++)
        {
            var best = Without(left, count).Select(rest => (Kept: rest, Found: Read("person_part", rest, PartOrPhone)))
                .Where(one => one.Found.Count > 0)
                .OrderBy(one => one.Kept.Contains(left[0]) && one.Kept.Contains(left[^1]) ? 0 : 1)
                .ThenBy(one => one.Found.Count).FirstOrDefault();
            if (best.Kept is null)
                continue;
            AddWords(best.Kept, long.MaxValue);
            LeftOut = [.. terms.Except(best.Kept).Select(term => term.Word)];
            return;
        }
    }

    private static IEnumerable<IReadOnlyList<SearchTerm>> Without(IReadOnlyList<SearchTerm> terms, int count) => count == 0
        ? [terms]
        : terms.SelectMany((_, at) => Without([.. terms.Take(at), .. terms.Skip(at + 1)], count - 1));

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

    // By the last digits as typed, or by the national number, its end or its beginning.
    private void AddPhones()
    {
        if (PhoneNumber.Parse(typed) is not { } number)
            return;
        var (digits, national) = (SearchText.Digits(number.Number), number.NationalDigits());
        Add("person_part", PhoneEnding(digits.Length > LongestEnding ? national : digits));
        if (national.Length >= FewestPhoneDigits)
            Add("person_part", PhoneBeginning(national));
    }

    private static string PhoneEnding(string digits) =>
        $"{SearchTerm.Quote(PersonText.PhoneMark + SearchText.PhoneBackwards(digits))}*";

    private static string PhoneBeginning(string digits) => $"{SearchTerm.Quote(PersonText.PhoneStartMark + digits)}*";

    private static string PartOrPhone(SearchTerm term) =>
        SearchTerm.Any(term.Word.All(char.IsAsciiDigit)
            ? [term.BeginningOrVariant, PhoneEnding(term.Word), PhoneBeginning(term.Word)]
            : [term.BeginningOrVariant]);

    private static string WithoutScheme(string typed) =>
        typed.StartsWith(MailScheme, StringComparison.OrdinalIgnoreCase) ? typed[MailScheme.Length..] : typed;

    private void Add(string table, IReadOnlyList<SearchTerm> terms, Func<SearchTerm, string> expression) =>
        Add(Read(table, terms, expression));

    private void Add(string table, string expression) => Add(Read(table, expression));

    private RowSet Read(string table, IReadOnlyList<SearchTerm> terms, Func<SearchTerm, string> expression) =>
        Read(table, SearchTerm.All(terms.Select(expression)));

    private RowSet Read(string table, string expression) => RowSet.Read(
        connection, $"select rowid from {table} where {table} match $expression", ("$expression", expression));

    private void Add(RowSet found)
    {
        var fresh = _groups.Count == 0 ? found : found.Except(All);
        if (fresh.Count == 0)
            return;
        _groups.Add(fresh);
        All = _groups.Count == 1 ? fresh : All.Or(fresh);
    }
}
