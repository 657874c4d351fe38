using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Core.Search;

// Reads what is typed from the most to the least exact, and keeps each reading's people behind those of the readings before.
public sealed partial class TextMatches
{
    private const int LongestEnding = 6;
    private const int LongestExtension = 5;
    private const int MostLeftOut = 2;
    private const int MostAddresses = 5;
    private const int MostGuesses = 3;

    private const int Few = 10;

    private readonly IndexedPeople _people;
    private readonly TermRows _rows;
    private readonly ShortForms _shortForms;
    private readonly string _typed;
    private readonly IReadOnlyList<SearchTerm> _terms;
    private readonly List<RowSet> _groups = [];

    public IReadOnlyList<RowSet> Groups => _groups;

    public RowSet Found { get; private set; } = RowSet.Empty;

    public IReadOnlyList<string> Respelt { get; private set; } = [];

    public IReadOnlyList<string> Guesses { get; private set; } = [];

    /// <summary>Words that nobody found has, as folded.</summary>
    public IReadOnlyList<string> LeftOut { get; private set; } = [];

    private TextMatches(
        SqliteConnection connection, IndexedPeople people, Spelling spelling, ShortForms shortForms, string typed) =>
        (_people, _rows, _shortForms, _typed, _terms) = (
            people, new TermRows(people, spelling, connection), shortForms, typed,
            SearchTerm.In(Host().Replace(typed, " "), shortForms));

    // Only the first needed people must be in the order of groups; all others may form one group.
    public static TextMatches Find(
        SqliteConnection connection, IndexedPeople people, Spelling spelling, ShortForms shortForms, string typed, long needed)
    {
        var matches = new TextMatches(connection, people, spelling, shortForms, typed);
        matches.Find(needed);
        return matches;
    }

    private void Find(long needed)
    {
        AddIdentified();
        AddPhones();
        // A full address means one person, but its single words match many.
        if (_terms.Count == 0 || Found.Count > 0 && _typed.Contains('@', StringComparison.Ordinal) || AddWords(_terms, needed))
            return;
        // J.R. may be one name, or the initials of two.
        if (Found.Count == 0 && _typed.Contains('.', StringComparison.Ordinal)
            && AddWords(SearchTerm.In(_typed.Replace('.', ' '), _shortForms), long.MaxValue))
            return;
        var optional = SearchTerm.Optional(_typed);
        IReadOnlyList<SearchTerm> core = [.. _terms.Where(term => !optional.Contains(term.Word))];
        if (core.Count == 0 || Found.Count > 0)
            core = _terms;
        var isKnown = core.Count < _terms.Count && AddWords(core, long.MaxValue);
        if (Found.Count == 0 && AddManagers(_terms))
            return;
        isKnown = isKnown || Found.Count == 0 && AddManagers(core);
        IReadOnlyList<SearchTerm> named =
            [.. _terms.Where(term => core.Contains(term) || !term.IsLetter && _rows.NamesExactly(term).Count > 0)];
        if (!isKnown && named.Count > core.Count && AddSimilar(named) || !isKnown && AddSimilar(core))
            return;
        LeaveOutAllBut(core);
    }

    private bool AddManagers(IReadOnlyList<SearchTerm> terms)
    {
        Add(All(terms, _rows.PartsOrManagers));
        return Found.Count > 0;
    }

    private bool AddSimilar(IReadOnlyList<SearchTerm> terms)
    {
        AddMisspelt(terms);
        if (Found.Count > 0)
            LeaveOutAllBut(terms);
        else
            AddLeavingOut(terms);
        return Found.Count > 0;
    }

    private void LeaveOutAllBut(IReadOnlyList<SearchTerm> kept) =>
        LeftOut = [.. _terms.Except(kept).Select(term => term.Word)];

    private static bool MayBeInitials(IReadOnlyList<SearchTerm> terms) => terms is [{ Word.Length: >= 2 and <= 6 }];

    private bool AddWords(IReadOnlyList<SearchTerm> terms, long needed)
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
        if (Found.Count == 0)
            Add(All(terms, _rows.PartsOrSplits));
        if (Found.Count == 0 && terms.Count > 1)
            Add(Abbreviated(terms));
        var count = Found.Count;
        if (count > 0)
            Add(All(terms, _rows.PartsOrManagers));
        if (terms.Any(term => _rows.OtherScripts(term).Count > 0))
        {
            Add(All(terms, _rows.PartsOrNearestScript));
            Add(All(terms, _rows.PartsOrOtherScripts));
        }
        if (count is > 0 and < Few && All(terms, _rows.WordsOrForms).Count > 0 && terms.Any(term => _rows.Sounds(term).Count > 0))
            Add(All(terms, _rows.PartsOrSounds));
        return count > 0;
    }

    private IEnumerable<Func<RowSet>> Readings(IReadOnlyList<SearchTerm> terms)
    {
        yield return () => All(terms, _rows.NamesExactly);
        if (terms.Any(term => term.Variants.Count > 0))
            yield return () => All(terms, _rows.NamesOrVariants);
        if (terms.Count > 1 && terms.Any(term => term.IsLetter))
            yield return () => All(terms, _rows.NamesOrInitials);
        yield return () => _people.Values.With(_typed);
        if (terms.Count > 1)
            yield return () => ValueAndWords(terms);
        yield return () => All(terms, _rows.WordsOrInitials);
        yield return () => All(terms, _rows.WordsOrForms);
        yield return () => All(terms, _rows.BeginningsOfNames);
        if (MayBeInitials(terms))
            yield return () => All(terms, _rows.Initials);
        yield return () => All(terms, _rows.Texts);
        yield return () => All(terms, _rows.BeginningsOfTexts);
        yield return () => All(terms, _rows.BeginningsOfTextsOrVariants);
    }

    // Neighbours as one word, as in "mary ann" for Maryann and "de la cruz" for Delacruz.
    private RowSet Joined(IReadOnlyList<SearchTerm> terms) => RowSet.Union(Neighbours(terms).Select(run => All(
        run.Others, _rows.NamesExactly,
        _people.Names.Exactly(string.Concat(run.Terms.Select(term => SearchText.Latin(term.Word) ?? term.Word))))));

    private RowSet ValueAndWords(IReadOnlyList<SearchTerm> terms) => RowSet.Union(Neighbours(terms).Select(run => All(
        run.Others, _rows.WordsOrInitials, _people.Values.With(string.Join(' ', run.Terms.Select(term => term.Word))))));

    // Neighbours by their short form or initials, as in "vice president" for VP.
    private RowSet Abbreviated(IReadOnlyList<SearchTerm> terms) => RowSet.Union(Neighbours(terms)
        .Where(run => run.Terms.All(term => _rows.Parts(term).Count > 0)).Select(run => All(
        run.Others, _rows.Parts,
        RowSet.Union(_shortForms.For(string.Join(' ', run.Terms.Select(term => term.Word)))
            .Append(string.Concat(run.Terms.Select(term => term.Word[0]))).Select(_people.Work.Exactly)))));

    private static IEnumerable<(IEnumerable<SearchTerm> Terms, IEnumerable<SearchTerm> Others)> Neighbours(
        IReadOnlyList<SearchTerm> terms) =>
        from count in Enumerable.Range(2, terms.Count - 1)
        from at in Enumerable.Range(0, terms.Count - count + 1)
        select (terms.Skip(at).Take(count), terms.Take(at).Concat(terms.Skip(at + count)));

    // The unary plus keeps SQLite from using the index on visibility, which lists all active people.
    private void AddIdentified()
    {
        Add(_rows.Query(
            """
            select row from person where folded_name = $name and +visibility = 'Active'
            union select row from person where employee_number = $typed collate nocase and +visibility = 'Active'
            order by row
            """,
            ("$name", PlainText.Fold(_typed)), ("$typed", _typed)));
        List<string> addresses =
            [.. Address().Matches(_typed).Select(match => EmailAddress.Key(match.Value)).OfType<string>().Distinct().Take(MostAddresses)];
        Add(Addressed(addresses));
        if (Found.Count == 0)
            Add(Addressed(addresses.Select(address => address.Split('@')[0])));
        if (_typed.Any(char.IsAsciiDigit))
            Add(_rows.Codes(SearchText.NumberKey(_typed)));
    }

    private RowSet Addressed(IEnumerable<string> keys) => RowSet.Union(keys.Select(key => _rows.Query(
        """
        select row from person where email_key = $key and +visibility = 'Active'
        union select row from person where email_key > $key || '@' and email_key < $key || 'A' and +visibility = 'Active'
        order by row
        """,
        ("$key", key))));

    private void AddMisspelt(IReadOnlyList<SearchTerm> terms)
    {
        var isNobody = Found.Count == 0;
        var near = terms.Select(_rows.Near).ToList();
        var byCost = ByCost(terms, near);
        for (var cost = 1; cost <= NearWord.MostCost && (cost <= NearWord.Sounding || Found.Count == 0); cost++)
            Add(byCost[cost]);
        if (Found.Count == 0)
            Add(All(terms, _rows.PartsOrSounds));
        if (isNobody && Found.Count > 0)
        {
            Respelt = [.. near.SelectMany(words => words).Select(word => word.Word)];
            Guesses = [.. Guess(terms)];
        }
    }

    private IEnumerable<string> Guess(IReadOnlyList<SearchTerm> terms)
    {
        var others = terms.ToDictionary(term => term, term => _rows.BeginningsOfTextsOrVariants(term).Count > 0
            ? [term.Word]
            : _rows.Near(term).Select(near => (near.Word, near.Cost, Count: _rows.Words(near.Word).CountWith(Found)))
                .Where(near => near.Count > 0).OrderBy(near => near.Cost).ThenByDescending(near => near.Count)
                .Select(near => near.Word).ToList());
        var count = terms.Count(term => others[term] is not [var same] || same != term.Word) == 1 ? MostGuesses : 1;
        return others.Values.Any(words => words.Count == 0) ? []
            : Enumerable.Range(0, count)
                .Select(at => string.Join(' ', terms.Select(term => others[term][Math.Min(at, others[term].Count - 1)])))
                .Where(text => text != string.Join(' ', terms.Select(term => term.Word))).Distinct();
    }

    private RowSet[] ByCost(IReadOnlyList<SearchTerm> terms, List<IReadOnlyList<NearWord>> near)
    {
        RowSet[] byCost = [_people.Active, .. Enumerable.Repeat(RowSet.Empty, NearWord.MostCost)];
        foreach (var (term, words) in terms.Zip(near))
        {
            RowSet[] here =
            [
                _rows.WordsOrForms(term),
                .. Enumerable.Range(1, NearWord.MostCost).Select(cost => cost == 1
                    ? RowSet.Union([WithNear(words, cost), _rows.PartsOrOtherScripts(term)])
                    : WithNear(words, cost))
            ];
            byCost =
            [
                .. Enumerable.Range(0, byCost.Length).Select(sum => RowSet.Union(
                    Enumerable.Range(0, sum + 1).Select(cost => byCost[sum - cost].And(here[cost]))))
            ];
        }
        return byCost;
    }

    private RowSet WithNear(IReadOnlyList<NearWord> words, int cost) =>
        RowSet.Union(words.Where(word => word.Cost == cost).Select(word => _rows.Words(word.Word)));

    // People write middle names between the names that count. Of the rest, what finds the fewest people says most.
    private void AddLeavingOut(IReadOnlyList<SearchTerm> core)
    {
        if (core.Count < 2)
            return;
        var loose = core.ToDictionary(
            term => term,
            term => RowSet.Union(Enumerable.Range(1, NearWord.OneError).Select(cost => WithNear(_rows.Near(term), cost)).Append(_rows.PartsOrSounds(term))));
        var known = core.Where(term => loose[term].Count > 0).ToList();
        IReadOnlyList<SearchTerm> left = known.Count is 0 ? core : known;
        for (var count = left.Count < core.Count ? 0 : 1; count <= MostLeftOut && count < left.Count; count++)
        {
            var best = Without(left, count).Select(rest => (Kept: rest, Found: All(rest, term => loose[term])))
                .Where(one => one.Found.Count > 0)
                .OrderBy(one => one.Kept.Contains(left[0]) && one.Kept.Contains(left[^1]) ? 0 : 1)
                .ThenBy(one => one.Found.Count).FirstOrDefault();
            if (best.Kept is null)
                continue;
            if (!AddWords(best.Kept, long.MaxValue))
                AddMisspelt(best.Kept);
            LeaveOutAllBut(best.Kept);
            return;
        }
    }

    private static IEnumerable<IReadOnlyList<SearchTerm>> Without(
        IReadOnlyList<SearchTerm> terms, int count, int from = 0) => count == 0
        ? [terms]
        : Enumerable.Range(from, terms.Count - from)
            .SelectMany(at => Without([.. terms.Take(at), .. terms.Skip(at + 1)], count - 1, at));

    private void AddPhones()
    {
        if (PhoneNumber.ParseExtension(_typed) is { } extension)
        {
            Add(_rows.Codes(PersonWords.ExtensionMark + extension));
            if (extension.Length >= TermRows.FewestPhoneDigits)
                Add(_rows.PhonesEnding(extension));
        }
        if (_terms is [{ IsNumber: true, Word.Length: <= LongestExtension }])
            Add(_rows.Codes(PersonWords.ExtensionMark + _terms[0].Word));
        if (PhoneNumber.ParseDialled(_typed) is not { } number)
            return;
        var (digits, national) = (SearchText.Digits(number.Number), number.NationalDigits());
        if (digits.TrimStart('0').Length < TermRows.FewestPhoneDigits || national.Length < TermRows.FewestPhoneDigits)
            return;
        if (number.IsGlobal)
            Add(_rows.PhonesBeginning(national));
        Add(_rows.PhonesEnding(digits.Length > LongestEnding ? national : digits));
        Add(_rows.PhonesBeginning(national));
    }

    private static RowSet All(
        IEnumerable<SearchTerm> terms, Func<SearchTerm, RowSet> having, RowSet? within = null)
    {
        foreach (var term in terms)
        {
            if (within?.Count == 0)
                break;
            within = within is null ? having(term) : within.And(having(term));
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

    [GeneratedRegex("""(?<=[^\s<>()\[\],;:"])@[^\s<>()\[\],;:"?]+(?:\?\S*)?""", RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    [GeneratedRegex("""[^\s<>()\[\],;:"]+@[^\s<>()\[\],;:"?]+|^[^\s@]+$""", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
