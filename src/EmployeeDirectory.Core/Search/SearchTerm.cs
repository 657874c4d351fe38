using System.Collections.Frozen;
using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.Search;

/// <param name="Forms">Longer and shorter words of work, some of several words.</param>
public sealed partial record SearchTerm(string Word, IReadOnlyList<string> Variants, IReadOnlyList<string> Forms)
{
    public const int MaxTerms = 12;

    private const int ShortestPlural = 4;

    private static readonly FrozenSet<string> StopWords = WordLines.Read("stop-words.csv").SelectMany(line => line).ToFrozenSet();

    public static IReadOnlyList<SearchTerm> In(string text, ShortForms? shortForms = null)
    {
        text = DottedInitials().Replace(text, match => match.Value.Replace(".", "", StringComparison.Ordinal));
        var spellings = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(chunk => SearchText.Words(chunk).Take(2).Count() == 1)
            .ToLookup(chunk => SearchText.Words(chunk).First(), SearchText.Spellings);
        return
        [
            .. SearchText.Words(text).Distinct().Take(MaxTerms)
                .Select(word => new SearchTerm(
                    word,
                    [
                        .. (IsIdeograph(word) ? [] : spellings[word].SelectMany(other => other))
                            .Concat(Nicknames.For(word)).Distinct()
                    ],
                    [.. (shortForms ?? ShortForms.BuiltIn).For(word), .. Singular(word)]))
        ];
    }

    /// <summary>The words that may be left out first: titles, degrees, what stands in brackets, initials, and stop words.</summary>
    public static IReadOnlySet<string> Optional(string text) =>
        TitlesAndBrackets(text).Union(SearchText.Words(text).Where(word => IsSingleLetter(word) || StopWords.Contains(word))).ToHashSet();

    public static IReadOnlySet<string> TitlesAndBrackets(string text)
    {
        var optional = new HashSet<string>();
        var depth = 0;
        foreach (var chunk in text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            depth += chunk.Count("([{<".Contains);
            var word = new NameWord(0, chunk);
            if (depth > 0 || word.IsTitle || word.IsSuffix)
                optional.UnionWith(SearchText.Words(chunk));
            depth = Math.Max(0, depth - chunk.Count(")]}>".Contains));
        }
        return optional;
    }

    /// <summary>A single letter begins names alone, or is a whole word.</summary>
    public bool IsLetter => IsSingleLetter(Word);

    public bool IsNumber => Word.All(char.IsAsciiDigit);

    private static IEnumerable<string> Singular(string word) => word.Length < ShortestPlural || word[^1] != 's' || word[^2] == 's' ? []
        : word.EndsWith("ies", StringComparison.Ordinal) ? [$"{word[..^3]}y"]
        : [word[..^1]];

    private static bool IsSingleLetter(string word) => word.Length == 1 && char.IsLetter(word[0]) && !IsIdeograph(word);

    private static bool IsIdeograph(string word) => word.EnumerateRunes().Any(SearchText.IsIdeograph);

    [GeneratedRegex(@"(?<![\p{L}.])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}.]))?(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex DottedInitials();
}
