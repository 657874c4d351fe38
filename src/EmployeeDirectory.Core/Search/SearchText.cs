using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AnyAscii;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Search;

public static partial class SearchText
{
    public const int MostInitials = 6;

    private const int LongestWord = 40;
    private const int LongestShort = 4;
    private const int ShortestWithArticle = 5;
    private const string Article = "ال";

    private static readonly FrozenSet<string> Small = ["of", "and", "the", "for", "to", "in", "und", "de", "et"];

    /// <summary>Alike for texts that differ by case, accents, spaces or signs; empty for signs alone.</summary>
    public static string Key(string text)
    {
        var joined = text.Replace("&", " and ", StringComparison.Ordinal)
            .Replace(" #", "#", StringComparison.Ordinal).Replace(" +", "+", StringComparison.Ordinal);
        string[] words = [.. Words(joined)];
        // Words are cut, so that two long ones may be alike.
        return Array.Exists(words, word => word.Length >= LongestWord) ? PlainText.Fold(text) : Concat(words);
    }

    // Building 1-12 is not Building 11-2.
    private static string Concat(string[] words) => words.Aggregate("", (key, word) =>
        key.Length > 0 && char.IsDigit(key[^1]) && char.IsDigit(word[0]) ? $"{key} {word}" : key + word);

    // Each ideograph is a word, because Chinese text does not mark where a word ends.
    public static IEnumerable<string> Words(string text)
    {
        var folded = PlainText.Fold(text);
        return folded.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == ' ')
            ? folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => PlainText.Cut(word, LongestWord))
            : WordsAndSigns(folded);
    }

    private static IEnumerable<string> WordsAndSigns(string folded)
    {
        var word = new StringBuilder();
        Rune[] runes = [.. folded.EnumerateRunes()];
        for (var at = 0; at < runes.Length; at++)
        {
            var rune = runes[at];
            var alone = IsIdeograph(rune);
            if (Sign(runes, at, word.Length) is { } spelt)
            {
                word.Append(spelt);
                continue;
            }
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
            // Folding takes the vowels of Indian scripts.
            foreach (var word in chunk.EnumerateRunes().Any(IsIdeograph) ? Words(chunk) : WholeWords(chunk))
                if (Latin(word) is { } latin)
                    yield return latin;
            if (HasArticle(chunk))
                foreach (var word in Words(chunk[Article.Length..]))
                    yield return word;
        }
    }

    // Владимир as vladimir, 高 as gao. Null for words in plain letters.
    public static string? Latin(string word) => Ascii.IsValid(word) ? null
        : string.Concat(PlainText.Fold(word.Transliterate()).Where(char.IsAsciiLetterOrDigit)) is { Length: > 0 } latin
            ? PlainText.Cut(latin, LongestWord)
            : null;

    // Transliterations write the Arabic article as al- or el-, or leave it out.
    public static IEnumerable<string> LatinArticles(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(HasArticle) ? ["al", "el"] : [];

    /// <summary>Alike for numbers of employees that differ by signs and leading zeros.</summary>
    public static string NumberKey(string number) => LeadingZeros().Replace(string.Concat(Words(number)), "");

    // Vice President of Sales as vp, vps and ps.
    public static IEnumerable<string> Initials(string text) => (
        from letters in InitialsOfWords(text)
        from first in Enumerable.Range(0, letters.Count)
        from count in Enumerable.Range(2, Math.Max(0, letters.Count - first - 1))
        select string.Concat(letters.Skip(first).Take(count)) into initials
        where initials.Length <= MostInitials
        select initials).Distinct();

    public static IEnumerable<string> AllInitials(string text) =>
        InitialsOfWords(text).Where(letters => letters.Count > 1).Select(letters => string.Concat(letters)).Distinct();

    // delacruz for de la Cruz, maryann for Mary Ann.
    public static string? Joined(string text) =>
        Words(text).Take(MostInitials).ToList() is { Count: > 1 } words && !text.EnumerateRunes().Any(IsIdeograph)
            ? PlainText.Cut(string.Concat(words), LongestWord)
            : null;

    private static IEnumerable<List<string>> InitialsOfWords(string text)
    {
        var words = text.Split([' ', '-', '/', ',', '&'], StringSplitOptions.RemoveEmptyEntries)
            .Select(chunk => (Word: Words(chunk).FirstOrDefault() ?? "", IsShort: chunk.Length <= LongestShort && chunk.All(char.IsUpper)))
            .Where(chunk => chunk.Word.Length > 1 && !Small.Contains(chunk.Word) && !IsIdeograph(Rune.GetRuneAt(chunk.Word, 0)))
            .ToList();
        yield return [.. words.Select(chunk => Rune.GetRuneAt(chunk.Word, 0).ToString())];
        if (words.Exists(chunk => chunk.IsShort))
            yield return [.. words.Select(chunk => chunk.IsShort ? chunk.Word : Rune.GetRuneAt(chunk.Word, 0).ToString())];
    }

    public static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    // Reversed, so that a prefix query finds the last digits. The (0) of +44 (0)20 is not dialled after +44.
    public static string PhoneBackwards(string phone) =>
        string.Concat(Digits(PlainText.Fold(phone).Replace("(0)", "", StringComparison.Ordinal)).Reverse());

    public static bool IsIdeograph(Rune rune) =>
        rune.Value is >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;

    // The sign as a part of its word: C# as csharp, C++ as cplusplus, .NET as dotnet, R&D as randd.
    private static string? Sign(Rune[] runes, int at, int before)
    {
        bool Follows(int place) => place < runes.Length && IsLetter(runes[place]);
        return runes[at].Value switch
        {
            '#' when before > 0 && !Follows(at + 1) => "sharp",
            '+' when before > 0 && !Follows(at + 1) => "plus",
            '.' when before == 0 && Follows(at + 1) && (at == 0 || Rune.IsWhiteSpace(runes[at - 1])) => "dot",
            '&' or '+' when before is 1 or 2 && Follows(at + 1) && (!Follows(at + 2) || !Follows(at + 3)) => "and",
            _ => null
        };
    }

    private static string Take(StringBuilder word)
    {
        var taken = PlainText.Cut(word.ToString(), LongestWord);
        word.Clear();
        return taken;
    }

    private static bool IsLetter(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark;

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D or 0x00AD;

    private static string[] WholeWords(string chunk) => chunk.Split(
        [.. chunk.Where(letter => char.IsPunctuation(letter) || char.IsSymbol(letter)).Distinct()],
        StringSplitOptions.RemoveEmptyEntries);

    private static bool HasArticle(string chunk) =>
        chunk.Length >= ShortestWithArticle && chunk.StartsWith(Article, StringComparison.Ordinal);

    [GeneratedRegex("(?<![0-9])0+(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingZeros();

    private static string SpellOut(string text) => PlainText.Normalize(text, NormalizationForm.FormC).ToLowerInvariant()
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
        .Replace("ü", "ue", StringComparison.Ordinal).Replace("ø", "oe", StringComparison.Ordinal)
        .Replace("å", "aa", StringComparison.Ordinal).Replace("ə", "a", StringComparison.Ordinal);
}
