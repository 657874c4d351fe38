using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Search;

public sealed record SearchTerm(string Word, IReadOnlyList<string> Variants)
{
    private const int MaxTerms = 8;

    public static IReadOnlyList<SearchTerm> In(string text)
    {
        var spellings = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(chunk => SearchText.Words(chunk).Take(2).Count() == 1)
            .ToLookup(chunk => SearchText.Words(chunk).First(), SearchText.Spellings);
        return
        [
            .. SearchText.Words(text).Distinct().Take(MaxTerms)
                .Select(word => new SearchTerm(
                    word, [.. spellings[word].SelectMany(other => other).Concat(Nicknames.For(word)).Distinct()]))
        ];
    }

    public string Exactly => Quote(Word);

    public string ExactlyOrVariant => Any([Exactly, .. Variants.Select(Quote)]);

    public string Beginning => $"{Quote(Word)}*";

    public string ExactlyOrInitial =>
        Word.Length == 1 && char.IsLetter(Word[0]) ? Quote($"{PersonText.LaterInitialMark}{Word}") : Exactly;

    public string AsInitials => Quote(PersonText.InitialsMark + Word);

    public string BeginningOrVariant => Any([Beginning, .. Variants.Select(Quote)]);

    // Safe against FTS5 injection only because words hold letters and digits.
    public static string Quote(string word) => $"\"{word}\"";

    public static string Any(IReadOnlyList<string> expressions) =>
        expressions is [var only] ? only : $"({string.Join(" OR ", expressions)})";

    public static string All(IEnumerable<string> expressions) => string.Join(" AND ", expressions);
}
