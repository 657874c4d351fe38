using System.Globalization;
using System.Text;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Search;

public static class SearchText
{
    private const int ShortestPart = 3;
    private const int LongestWord = 40;

    // Each ideograph is a word, because Chinese text does not mark where a word ends.
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in PlainText.Fold(text).EnumerateRunes())
        {
            var alone = IsIdeograph(rune);
            if (word.Length > 0 && (alone || !IsLetter(rune) && !IsJoiner(rune)))
                yield return Take(word);
            if (alone)
                yield return rune.ToString();
            else if (IsLetter(rune))
                word.Append(rune);
        }
        if (word.Length > 0)
            yield return Take(word);
    }

    // O’Brien as obrien, Müller as mueller, Jean-Luc as jeanluc.
    public static IEnumerable<string> Spellings(string text)
    {
        foreach (var chunk in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Words(chunk).Take(2).Count() > 1 && !chunk.EnumerateRunes().Any(IsIdeograph))
                yield return string.Concat(Words(chunk));
            var spelt = SpellOut(chunk);
            if (spelt != chunk)
                foreach (var word in Words(spelt))
                    yield return word;
        }
    }

    public static IEnumerable<string> Ends(string word)
    {
        for (var start = 1; word.Length - start >= ShortestPart; start++)
            if (!char.IsLowSurrogate(word[start]))
                yield return word[start..];
    }

    public static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    // Reversed, so that a prefix query finds the last digits. The (0) of +44 (0)20 is not dialled after +44.
    public static string PhoneBackwards(string phone) =>
        string.Concat(Digits(PlainText.Fold(phone).Replace("(0)", "", StringComparison.Ordinal)).Reverse());

    public static bool IsIdeograph(Rune rune) =>
        rune.Value is >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;

    private static string Take(StringBuilder word)
    {
        var taken = PlainText.Cut(word.ToString(), LongestWord);
        word.Clear();
        return taken;
    }

    private static bool IsLetter(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark;

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D or 0x00AD;

    private static string SpellOut(string text) => PlainText.Normalize(text, NormalizationForm.FormC).ToLowerInvariant()
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
        .Replace("ü", "ue", StringComparison.Ordinal).Replace("ø", "oe", StringComparison.Ordinal)
        .Replace("å", "aa", StringComparison.Ordinal);
}
