using EmployeeDirectory.Core.ReadModels;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Core.Search;

/// <summary>Who has a term, in each way in which it can be read, from exact to loose.</summary>
public sealed class TermRows(IndexedPeople people, Spelling spelling, SqliteConnection connection)
{
    public const int FewestPhoneDigits = 3;

    private const int FewestPartLetters = 3;
    private const int ShortestSplit = 4;
    private const int MostSplits = 3;
    private const string LastLetter = "\U0010FFFF";

    private readonly Dictionary<string, RowSet> _texts = [];
    private readonly Dictionary<string, RowSet> _parts = [];
    private readonly Dictionary<string, RowSet> _initials = [];
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> _otherScripts = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _sounds = [];
    private readonly Dictionary<string, IReadOnlyList<NearWord>> _near = [];

    public RowSet NamesExactly(SearchTerm term) => people.Names.Exactly(term.Word);

    public RowSet NamesOrVariants(SearchTerm term) => Any([term.Word, .. term.Variants], people.Names.Exactly);

    public RowSet NamesOrInitials(SearchTerm term) => term.IsLetter
        ? people.Names.Exactly(PersonWords.LaterInitialMark + term.Word)
        : people.Names.Exactly(term.Word);

    public RowSet WordsOrInitials(SearchTerm term) => RowSet.Union(
        [Words(term.Word), Once(_initials, term, () => people.Values.WithInitials(term.Word))]);

    public RowSet WordsOrForms(SearchTerm term) => RowSet.Union([Words(term.Word), Forms(term)]);

    public RowSet BeginningsOfNames(SearchTerm term) => people.Names.Beginning(term.Word);

    public RowSet Initials(SearchTerm term) => people.Names.Exactly(PersonWords.InitialsMark + term.Word);

    public RowSet Texts(SearchTerm term) => RowSet.Union([Words(term.Word), Codes(term.Word)]);

    public RowSet BeginningsOfTexts(SearchTerm term) => Once(_texts, term, () => term.IsLetter
        ? RowSet.Union([Texts(term), people.Names.Exactly(PersonWords.FirstLetterMark + term.Word)])
        : RowSet.Union(
        [
            people.Names.Beginning(term.Word), people.Work.Beginning(term.Word), people.Mail.Beginning(term.Word),
            term.IsNumber && term.Word.Length < FewestPhoneDigits ? Codes(term.Word) : CodesFrom(term.Word)
        ]));

    public RowSet BeginningsOfTextsOrVariants(SearchTerm term) =>
        RowSet.Union([BeginningsOfTexts(term), Any(term.Variants, Words), Forms(term)]);

    public RowSet Parts(SearchTerm term) => Once(_parts, term, () =>
    {
        List<RowSet> sets = [BeginningsOfTextsOrVariants(term)];
        if (term.Word.Length >= FewestPartLetters)
            sets.AddRange([people.Names.Containing(term.Word), people.Work.Containing(term.Word)]);
        if (term.IsNumber && term.Word.Length >= FewestPhoneDigits)
            sets.AddRange([PhonesEnding(term.Word), PhonesBeginning(term.Word)]);
        return RowSet.Union(sets);
    });

    public RowSet PartsOrManagers(SearchTerm term) => term.IsLetter
        ? Parts(term)
        : RowSet.Union(
            [Parts(term), people.Managers.ReportsOf(RowSet.Union([BeginningsOfNames(term), NamesOrVariants(term)]))]);

    public IReadOnlyList<IReadOnlyList<string>> OtherScripts(SearchTerm term) =>
        Once(_otherScripts, term, () => spelling.InOtherScript(term.Word));

    public IReadOnlyList<string> Sounds(SearchTerm term) => Once(_sounds, term, () => spelling.Sounding(term.Word));

    public IReadOnlyList<NearWord> Near(SearchTerm term) => Once(_near, term, () => spelling.Near(term.Word));

    public RowSet PartsOrNearestScript(SearchTerm term) =>
        RowSet.Union([Parts(term), .. OtherScripts(term).Take(1).Select(words => Any(words, people.Names.Exactly))]);

    public RowSet PartsOrOtherScripts(SearchTerm term) => RowSet.Union(
        [Parts(term), .. OtherScripts(term).Select(words => Any(words, people.Names.Exactly))]);

    public RowSet PartsOrSounds(SearchTerm term) =>
        RowSet.Union([PartsOrOtherScripts(term), Any(Sounds(term), people.Names.Exactly)]);

    /// <summary>The words written as one: desmondpryce, dpryce, powerbi.</summary>
    public RowSet PartsOrSplits(SearchTerm term) => RowSet.Union([Parts(term), Split(term.Word, MostSplits)]);

    public RowSet Words(string word) =>
        RowSet.Union([people.Names.Exactly(word), people.Work.Exactly(word), people.Mail.Exactly(word)]);

    public RowSet Codes(string word) => Query("select row from person_code where word = $word", ("$word", word));

    public RowSet PhonesEnding(string digits) => CodesFrom(PersonWords.PhoneMark + SearchText.PhoneBackwards(digits));

    public RowSet PhonesBeginning(string digits) => CodesFrom(PersonWords.PhoneStartMark + digits);

    public RowSet Query(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        RowSet.Read(connection, sql, parameters).And(people.Active);

    private RowSet Forms(SearchTerm term) => RowSet.Union(
    [
        people.Work.Exactly(PersonWords.WorkInitialsMark + term.Word), .. term.Forms.Select(form => form.Split(' ')
            .Select(people.Work.Exactly).Aggregate((all, next) => all.And(next)))
    ]);

    private RowSet Split(string word, int parts)
    {
        if (word.Length < ShortestSplit || parts < 2)
            return RowSet.Empty;
        List<RowSet> found = [WithInitials($"{word[0]}{word[1]}", word[1..]), WithInitials($"{word[^1]}{word[0]}", word[..^1])];
        for (var at = 2; at < word.Length - 1; at++)
            if (NamesOrWork(word[..at]) is { Count: > 0 } first)
                found.Add(first.And(RowSet.Union([NamesOrWork(word[at..]), Split(word[at..], parts - 1)])));
        return RowSet.Union(found);
    }

    private RowSet WithInitials(string initials, string name) =>
        people.Names.Exactly(name).And(people.Names.Exactly(PersonWords.InitialsMark + initials));

    private RowSet NamesOrWork(string word) => RowSet.Union([people.Names.Exactly(word), people.Work.Exactly(word)]);

    private RowSet CodesFrom(string letters) => Query(
        "select row from person_code where word >= $from and word < $to",
        ("$from", letters), ("$to", letters + LastLetter));

    private static RowSet Any(IReadOnlyList<string> words, Func<string, RowSet> having) =>
        RowSet.Union([.. words.Select(having)]);

    private static T Once<T>(Dictionary<string, T> known, SearchTerm term, Func<T> read) =>
        known.TryGetValue(term.Word, out var found) ? found : known[term.Word] = read();
}
