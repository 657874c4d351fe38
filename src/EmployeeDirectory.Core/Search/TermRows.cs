using EmployeeDirectory.Core.ReadModels;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Core.Search;

/// <summary>Who has a term, in each way in which it can be read, from exact to loose.</summary>
public sealed class TermRows(IndexedPeople people, SqliteConnection connection)
{
    public const int FewestPhoneDigits = 3;

    private const int FewestPartLetters = 3;
    private const string LastLetter = "\U0010FFFF";

    // One search asks again and again for the same words.
    private readonly Dictionary<string, RowSet> _texts = [];
    private readonly Dictionary<string, RowSet> _parts = [];

    public RowSet NamesExactly(SearchTerm term) => people.Names.Exactly(term.Word);

    public RowSet NamesOrVariants(SearchTerm term) => Any([term.Word, .. term.Variants], people.Names.Exactly);

    public RowSet NamesOrInitials(SearchTerm term) => term.IsLetter
        ? people.Names.Exactly(PersonWords.LaterInitialMark + term.Word)
        : people.Names.Exactly(term.Word);

    public RowSet NamesOrLatin(SearchTerm term) =>
        Any(SearchText.Latin(term.Word) is { } latin ? [term.Word, latin] : [term.Word], people.Names.Exactly);

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

    public RowSet BeginningsOfTextsOrVariants(SearchTerm term) => term.Variants.Count == 0
        ? BeginningsOfTexts(term)
        : RowSet.Union([BeginningsOfTexts(term), Any(term.Variants, Words)]);

    /// <summary>Also what stands within a word, their managers' names and their phones.</summary>
    public RowSet Parts(SearchTerm term) => Once(_parts, term, () =>
    {
        List<RowSet> sets = [BeginningsOfTextsOrVariants(term)];
        if (term.Word.Length >= FewestPartLetters)
            sets.AddRange([people.Names.Containing(term.Word), people.Work.Containing(term.Word)]);
        if (!term.IsLetter)
            sets.Add(people.Managers.ReportsOf(RowSet.Union([BeginningsOfNames(term), NamesOrVariants(term)])));
        if (term.IsNumber && term.Word.Length >= FewestPhoneDigits)
            sets.AddRange([PhonesEnding(term.Word), PhonesBeginning(term.Word)]);
        return RowSet.Union(sets);
    });

    /// <summary>Those with the word as it is, but for e-mail addresses and numbers.</summary>
    public RowSet Words(string word) =>
        RowSet.Union([people.Names.Exactly(word), people.Work.Exactly(word), people.Mail.Exactly(word)]);

    public RowSet PhonesEnding(string digits) => CodesFrom(PersonWords.PhoneMark + SearchText.PhoneBackwards(digits));

    public RowSet PhonesBeginning(string digits) => CodesFrom(PersonWords.PhoneStartMark + digits);

    public RowSet Query(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        RowSet.Read(connection, sql, parameters).And(people.Active);

    private RowSet Codes(string word) => Query("select row from person_code where word = $word", ("$word", word));

    private RowSet CodesFrom(string letters) => Query(
        "select row from person_code where word >= $from and word < $to",
        ("$from", letters), ("$to", letters + LastLetter));

    private static RowSet Any(IReadOnlyList<string> words, Func<string, RowSet> having) =>
        RowSet.Union([.. words.Select(having)]);

    private static RowSet Once(Dictionary<string, RowSet> known, SearchTerm term, Func<RowSet> read) =>
        known.TryGetValue(term.Word, out var rows) ? rows : known[term.Word] = read();
}
