using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Core.Search;

// Reads what is typed from the most to the least exact, and keeps each reading's people behind those of the readings before.
public sealed class TextMatches
{
    private const int LongestEnding = 6;
    private const int MostLeftOut = 2;
    private const string MailScheme = "mailto:";

    private readonly IndexedPeople _people;
    private readonly TermRows _rows;
    private readonly Spelling _spelling;
    private readonly string _typed;
    private readonly List<RowSet> _groups = [];

    public IReadOnlyList<RowSet> Groups => _groups;

    public RowSet Found { get; private set; } = RowSet.Empty;

    public IReadOnlyList<string> Respelt { get; private set; } = [];

    /// <summary>Words that nobody found has, as folded.</summary>
    public IReadOnlyList<string> LeftOut { get; private set; } = [];

    private TextMatches(SqliteConnection connection, IndexedPeople people, Spelling spelling, string typed) =>
        (_people, _rows, _spelling, _typed) = (people, new TermRows(people, connection), spelling, WithoutScheme(typed));

    // Only the first needed people must be in the order of groups; all others may form one group.
    public static TextMatches Find(
        SqliteConnection connection, IndexedPeople people, Spelling spelling, string typed, long needed)
    {
        var matches = new TextMatches(connection, people, spelling, typed);
        matches.Find(needed);
        return matches;
    }

    private void Find(long needed)
    {
        AddIdentified();
        AddPhones();
        var terms = SearchTerm.In(_typed);
        // A full address means one person, but its single words match many.
        if (terms.Count == 0 || Found.Count > 0 && _typed.Contains('@', StringComparison.Ordinal))
            return;
        AddWords(terms, needed);
        if (Found.Count > 0)
            return;
        var optional = SearchTerm.Optional(_typed);
        IReadOnlyList<SearchTerm> core = [.. terms.Where(term => !optional.Contains(term.Word))];
        if (core.Count > 0 && core.Count < terms.Count)
            AddWords(core, long.MaxValue);
        else
            core = terms;
        if (Found.Count == 0)
            Add(All(core, _rows.NamesOrLatin));
        if (Found.Count == 0)
            AddMisspelt(core);
        if (Found.Count > 0)
            LeftOut = [.. terms.Except(core).Select(term => term.Word)];
        else
            AddLeavingOut(terms, core);
    }

    private static bool MayBeInitials(IReadOnlyList<SearchTerm> terms) => terms is [{ Word.Length: >= 2 and <= 5 }];

    private void AddWords(IReadOnlyList<SearchTerm> terms, long needed)
    {
        foreach (var found in Readings(terms).TakeWhile(_ => Found.Count < needed))
            Add(found());
        // These find everyone else: the last reading does not find all of those before.
        Add(_people.Values.With(_typed));
        if (MayBeInitials(terms))
            Add(All(terms, _rows.Initials));
        if (terms.Count > 1)
            Add(Joined(terms));
        Add(All(terms, _rows.Parts));
    }

    private IEnumerable<Func<RowSet>> Readings(IReadOnlyList<SearchTerm> terms)
    {
        var variants = terms.Any(term => term.Variants.Count > 0);
        yield return () => All(terms, _rows.NamesExactly);
        if (variants)
            yield return () => All(terms, _rows.NamesOrVariants);
        if (terms.Count > 1 && terms.Any(term => term.IsLetter))
            yield return () => All(terms, _rows.NamesOrInitials);
        yield return () => _people.Values.With(_typed);
        yield return () => All(terms, _rows.BeginningsOfNames);
        if (MayBeInitials(terms))
            yield return () => All(terms, _rows.Initials);
        yield return () => All(terms, _rows.Texts);
        yield return () => All(terms, _rows.BeginningsOfTexts);
        if (variants)
            yield return () => All(terms, _rows.BeginningsOfTextsOrVariants);
    }

    // Neighbours as one word, as in "mary ann" for Maryann and "de la cruz" for Delacruz.
    private RowSet Joined(IReadOnlyList<SearchTerm> terms)
    {
        var found = new List<RowSet>();
        for (var count = 2; count <= terms.Count; count++)
            for (var at = 0; at + count <= terms.Count; at++)
            {
                var joined = string.Concat(terms.Skip(at).Take(count).Select(term => term.Word));
                if (_people.Names.Exactly(joined) is { Count: > 0 } rows)
                    found.Add(All([.. terms.Take(at), .. terms.Skip(at + count)], _rows.NamesExactly, rows));
            }
        return RowSet.Union(found);
    }

    // The unary plus keeps SQLite from using the index on visibility, which lists all active people.
    private void AddIdentified()
    {
        var address = _typed.IndexOf('<', StringComparison.Ordinal) is >= 0 and var start
            && _typed.IndexOf('>', start) is > 0 and var end
                ? _typed[(start + 1)..end]
                : _typed;
        Add(_rows.Query(
            """
            select row from person where folded_name = $name and +visibility = 'Active'
            union select row from person where email_key = $key and +visibility = 'Active'
            union select row from person where email_key > $key || '@' and email_key < $key || 'A' and +visibility = 'Active'
            union select row from person where employee_number = $typed collate nocase and +visibility = 'Active'
            order by row
            """,
            ("$name", PlainText.Fold(_typed)), ("$key", EmailAddress.Key(address) ?? ""), ("$typed", _typed)));
    }

    private void AddMisspelt(IReadOnlyList<SearchTerm> terms)
    {
        var near = terms.Select(term => _spelling.Near(term.Word)).ToList();
        var byErrors = WithErrors(terms, near);
        for (var errors = 1; errors <= Spelling.MostErrors && Found.Count == 0; errors++)
            Add(byErrors[errors]);
        if (Found.Count > 0)
            Respelt = [.. near.SelectMany(words => words).Where(word => word.Errors > 0).Select(word => word.Word)];
    }

    // Rows that match all terms, by the total number of errors.
    private RowSet[] WithErrors(IReadOnlyList<SearchTerm> terms, List<IReadOnlyList<NearWord>> near)
    {
        RowSet[] byErrors = [_people.Active, .. Enumerable.Repeat(RowSet.Empty, Spelling.MostErrors)];
        foreach (var (term, words) in terms.Zip(near))
        {
            RowSet[] here =
            [
                _rows.BeginningsOfTexts(term),
                .. Enumerable.Range(1, Spelling.MostErrors).Select(errors => RowSet.Union(
                    [.. words.Where(word => word.Errors == errors).Select(word => _rows.Words(word.Word))]))
            ];
            byErrors =
            [
                .. Enumerable.Range(0, byErrors.Length).Select(sum => RowSet.Union(
                    [.. Enumerable.Range(0, sum + 1).Select(errors => byErrors[sum - errors].And(here[errors]))]))
            ];
        }
        return byErrors;
    }

    // People write middle names between the names that count. Of the rest, what finds the fewest people says most.
    private void AddLeavingOut(IReadOnlyList<SearchTerm> terms, IReadOnlyList<SearchTerm> core)
    {
        if (core.Count < 2)
            return;
        var known = core.Where(term => _rows.Parts(term).Count > 0).ToList();
        IReadOnlyList<SearchTerm> left = known.Count is 0 ? core : known;
        for (var count = 0; count <= MostLeftOut && count < left.Count; count++)
        {
            var best = Without(left, count).Select(rest => (Kept: rest, Found: All(rest, _rows.Parts)))
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

    // By the last digits as typed, or by the national number, its end or its beginning.
    private void AddPhones()
    {
        if (PhoneNumber.Parse(_typed) is not { } number)
            return;
        var (digits, national) = (SearchText.Digits(number.Number), number.NationalDigits());
        Add(_rows.PhonesEnding(digits.Length > LongestEnding ? national : digits));
        if (national.Length >= TermRows.FewestPhoneDigits)
            Add(_rows.PhonesBeginning(national));
    }

    private static string WithoutScheme(string typed) =>
        typed.StartsWith(MailScheme, StringComparison.OrdinalIgnoreCase) ? typed[MailScheme.Length..] : typed;

    private static RowSet All(
        IEnumerable<SearchTerm> terms, Func<SearchTerm, RowSet> having, RowSet? within = null)
    {
        foreach (var term in terms)
        {
            within = within is null ? having(term) : within.And(having(term));
            if (within.Count == 0)
                break;
        }
        return within ?? RowSet.Empty;
    }

    private void Add(RowSet found)
    {
        var fresh = _groups.Count == 0 ? found : found.Except(Found);
        if (fresh.Count == 0)
            return;
        _groups.Add(fresh);
        Found = _groups.Count == 1 ? fresh : Found.Or(fresh);
    }
}
