using System.Collections.Frozen;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.Search;

public sealed record SearchTerm(string Word, IReadOnlyList<string> Variants)
{
    public const int MaxTerms = 8;

    // Words that people put between those that matter. They count as typed if somebody has them.
    private static readonly FrozenSet<string> Fillers =
    [
        "a", "an", "and", "at", "by", "can", "do", "does", "doing", "find", "for", "from", "has", "in", "is", "know", "knows",
        "me", "my", "of", "on", "or", "our", "people", "person", "somebody", "someone", "speaks", "team", "that", "the", "to",
        "who", "whose", "with", "works", "aus", "bei", "der", "die", "im", "mit", "und", "wer", "avec", "dans", "des", "qui",
        "con", "en", "que", "quien"
    ];

    public static IReadOnlyList<SearchTerm> In(string text)
    {
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
                            .Concat(Nicknames.For(word)).Concat(ShortForms.For(word)).Distinct()
                    ]))
        ];
    }

    /// <summary>The words that may be left out first: titles, degrees, what stands in brackets, and fillers.</summary>
    public static IReadOnlySet<string> Optional(string text)
    {
        var optional = new HashSet<string>();
        var depth = 0;
        foreach (var chunk in text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            depth += chunk.Count("([{<".Contains);
            var word = new NameWord(0, chunk);
            if (depth > 0 || word.IsTitle || word.IsSuffix || SearchText.Words(chunk).All(Fillers.Contains))
                optional.UnionWith(SearchText.Words(chunk));
            depth = Math.Max(0, depth - chunk.Count(")]}>".Contains));
        }
        return optional;
    }

    /// <summary>A single letter begins names alone, or is a whole word.</summary>
    public bool IsLetter => Word.Length == 1 && char.IsLetter(Word[0]) && !IsIdeograph(Word);

    public bool IsNumber => Word.All(char.IsAsciiDigit);

    private static bool IsIdeograph(string word) => word.EnumerateRunes().Any(SearchText.IsIdeograph);
}
