using System.Text;

namespace EmployeeDirectory.Benchmarks.Search;

/// <summary>How people spell what they have no key for. Apart from the program's own folding, which is what is measured.</summary>
internal static class Typed
{
    /// <summary>Lower case, without accents or points, and with the letter that looks closest for those that have no plain form.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD).Where(c => !IsAccent(c)))
            plain.Append(char.ToLowerInvariant(c) switch
            {
                'ł' => "l",
                'ø' => "o",
                'đ' or 'ð' => "d",
                'ı' => "i",
                'ß' => "ss",
                'æ' => "ae",
                'œ' => "oe",
                'þ' => "th",
                '’' or '־' => c == '’' ? "'" : "-",
                var other => other.ToString()
            });
        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>As on a German or Nordic form without umlauts: Mueller, Soerensen, Aase.</summary>
    public static string WithoutUmlauts(string text)
    {
        var written = new StringBuilder(text.Normalize(NormalizationForm.FormC));
        foreach (var (letter, pair) in (ReadOnlySpan<(string, string)>)[("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("å", "aa"), ("ø", "oe"), ("æ", "ae")])
            written.Replace(letter, pair).Replace(letter.ToUpperInvariant(), char.ToUpperInvariant(pair[0]) + pair[1..]);
        return written.ToString();
    }

    public static string[] Words(string text) =>
        Plain(text).Split([' ', '-', '\'', '.', ',', '&', '/', '@'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same for two names with the same words, in any order.</summary>
    public static string Key(string name) => string.Join(' ', Words(name).Order(StringComparer.Ordinal));

    private static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F' or >= '\u0591' and <= '\u05C7' and not '־' or >= '\u064B' and <= '\u065F';
}
