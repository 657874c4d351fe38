using System.Text;
using AnyAscii;

namespace EmployeeDirectory.Core.Search;

// Equal for a name in an abjad or abugida and its Latin transliterations: محمد and Mohammed, דוד and David.
public static class ConsonantKey
{
    private const int ShortestLatin = 3;

    // Written before the vowel with which a word begins, and those that may say which vowel it is.
    private const string SilentLetters = "اعאע", VowelLetters = "ويوי";

    private static readonly LetterRules Rules = new(
    [
        new("sch", "s"), new("tz", "s"), new("ts", "s"), new("sh", "s"), new("kh", "h", "k"), new("ch", "h", "k"),
        new("dh", "d", "z"), new("gh", "g", "k"), new("g", "g", "j"), new("th", "t", "s"), new("ph", "f"), new("ck", "k"),
        new("h$", ""), new("$", ""), new("c", "k"), new("q", "k"), new("p", "f"), new("v", "w", "b"), new("x", "ks"), new("a", ""),
        new("'", ""), new("`", ""), new("e", "y"), new("i", "y"), new("o", "w"), new("u", "w")
    ]);

    public static bool IsAbjadOrAbugida(string word) => word[0] is >= '\u0590' and <= '\u109F';

    public static IEnumerable<string> For(string folded) => Sounds(folded)
        .Select(sounds => sounds[0] + sounds[1..].Replace("w", "", StringComparison.Ordinal).Replace("y", "", StringComparison.Ordinal))
        .Where(key => key.Length > 1).Distinct();

    // None unless all vowels that are written are those of the Latin word: محمود is Mahmoud, not Mohammed.
    public static int Shared(string abjad, string latin) => Sounds(abjad).Zip(Sounds(latin))
        .Where(pair => IsWithin(pair.First, pair.Second)).Select(pair => pair.First.Length).DefaultIfEmpty().Max();

    // A soft and a hard reading. The first character is the initial sound; w and y stand for vowels.
    private static IEnumerable<string> Sounds(string folded)
    {
        if (!IsAbjadOrAbugida(folded))
            return folded.Length >= ShortestLatin && folded.All(char.IsAsciiLetterLower) ? Sounds(LetterRule.WithoutDoubles(folded), [], "$") : [];
        var isSilent = SilentLetters.Contains(folded[0], StringComparison.Ordinal);
        var isVowel = isSilent && folded.Length > 1 && VowelLetters.Contains(folded[1], StringComparison.Ordinal);
        // Letter by letter: d and h are not dh. A last ya may be any vowel.
        string[] letters = [.. folded.TrimEnd('ي').EnumerateRunes().Select(Latin)];
        return Sounds(isSilent ? "a" : letters.FirstOrDefault() ?? "", letters[Math.Min(letters.Length, isVowel ? 2 : 1)..], "");
    }

    private static IEnumerable<string> Sounds(string beginning, string[] letters, string end)
    {
        var (first, rest) = beginning.FirstOrDefault() switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' or '\'' or '`' => ('a', beginning[1..]),
            'y' or 'j' => ('j', beginning[1..]),
            'w' => ('v', beginning[1..]),
            _ => (' ', beginning)
        };
        return ((bool[])[false, true]).Select(hard => first + Rules.Apply(rest + end, hard)
            + string.Concat(letters.Select((letter, at) => Rules.Apply(at == letters.Length - 1 ? letter + "$" : letter, hard)))
                .Replace("yy", "y", StringComparison.Ordinal).Replace("ww", "w", StringComparison.Ordinal));
    }

    // Bet is b, vav a vowel or v; Persian and Urdu say z for ḍād.
    private static string Latin(Rune letter) => letter.Value switch
    {
        'ב' => "b",
        'ו' => "w",
        'ض' => "dh",
        _ => letter.ToString().Transliterate().ToLowerInvariant()
    };

    private static bool IsWithin(string letters, string others)
    {
        var at = 0;
        foreach (var letter in others)
            if (at < letters.Length && letters[at] == letter)
                at++;
        return at == letters.Length;
    }
}
