using System.Globalization;
using System.Text;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>What text may be in a record: any Unicode that people can see, trimmed and in NFC.</summary>
public static class PlainText
{
    /// <summary>Null for what has nothing to see in it.</summary>
    public static string? Clean(string? text)
    {
        if (text is null || text.EnumerateRunes().All(IsBlank))
            return null;
        return WellFormed(text).ReplaceLineEndings("\n").Trim().Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// Control characters, halves of surrogate pairs, and the marks that reorder the text around them, with which one name
    /// can be made to read as another.
    /// </summary>
    public static bool HasForbidden(string text, bool allowLines) =>
        text.EnumerateRunes().Any(rune =>
            rune == Rune.ReplacementChar
            || IsNoncharacter(rune)
            || Rune.IsControl(rune) && !(allowLines && rune.Value is '\n' or '\r' or '\t')
            || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>Folds accents and case away, for comparing what people type with what is written.</summary>
    public static string Fold(string text)
    {
        // Most of what is typed and written is this already.
        if (text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == ' '))
            return text;
        return string.Concat(WellFormed(text).Normalize(NormalizationForm.FormKD).ToLowerInvariant()
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(Undecomposed));
    }

    /// <summary>What Unicode calls letters of their own, and people who type call accents or variants.</summary>
    private static string Undecomposed(char letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        'ς' => "σ",
        'ة' => "ه",
        'ى' or 'ی' => "ي",
        'ک' => "ك",
        'ـ' => "",
        _ => letter.ToString()
    };

    /// <summary>Normalisation throws on what Unicode says is no text.</summary>
    private static string WellFormed(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => IsNoncharacter(rune) ? Rune.ReplacementChar : rune));

    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>The last ones are letters and a symbol that show nothing.</summary>
    private static bool IsBlank(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0;
}
