using System.Globalization;
using System.Text;

namespace EmployeeDirectory.Core.Text;

public static class PlainText
{
    // One line in NFC. Null when nothing is visible. Idempotent.
    public static string? Clean(string? text)
    {
        if (text is null || IsClean(text))
            return text is "" ? null : text;
        var line = new StringBuilder(text.Length);
        foreach (var rune in InvisibleMarks.Remove(WellFormed(text)).EnumerateRunes())
            if (!IsBlank(rune))
                line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        return Visible(line);
    }

    public static string? CleanLines(string? text)
    {
        if (text is null || IsClean(text))
            return text is "" ? null : text;
        var lines = new StringBuilder(text.Length);
        foreach (var rune in InvisibleMarks.Remove(WellFormed(text.ReplaceLineEndings("\n"))).EnumerateRunes())
            if (rune.Value is '\n' or '\t' || !IsBlank(rune))
                lines.Append(rune);
            else
                lines.Append(' ');
        return Visible(lines);
    }

    // Control and damaged characters: cleaning cannot tell what they meant.
    public static bool HasForbidden(string text) => WellFormed(text).EnumerateRunes().Any(rune =>
        rune == Rune.ReplacementChar || Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune));

    public static string Fold(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~'))
            return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Normalize(text, NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && !InvisibleMarks.Are(rune))
                folded.Append(Undecomposed(rune));
        return folded.ToString();
    }

    public static string Key(string text) => string.Concat(AsciiDigits(Fold(text)).EnumerateRunes().Select(rune =>
        IsApostrophe(rune) ? "'"
        : rune.Value == 0x2212 || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation ? "-"
        : rune.ToString()));

    public static bool IsApostrophe(Rune rune) => rune.Value is
        '\'' or '`' or '´' or 0x2018 or 0x2019 or 0x201B or 0x2032 or >= 0x02B9 and <= 0x02BF or 0x02C8 or 0x02EE
        or 0xA78B or 0xA78C or 0xFF07;

    // At most maxLength UTF-16 units, cut between grapheme clusters.
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return WellFormed(text);
        var length = 0;
        while (length + StringInfo.GetNextTextElementLength(text.AsSpan(length)) is var end && end <= maxLength)
            length = end;
        // A grapheme cluster longer than the limit is cut between code points.
        if (length == 0)
            length = char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
        return WellFormed(text[..length]);
    }

    // string.Normalize throws on lone surrogates and noncharacters.
    public static string Normalize(string text, NormalizationForm form) => WellFormed(text).Normalize(form);

    public static string WellFormed(string text) => Ascii.IsValid(text)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => IsNoncharacter(rune) ? Rune.ReplacementChar : rune));

    public static string AsciiDigits(string text) => Ascii.IsValid(text)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune =>
            Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber
                ? new Rune((char)('0' + (int)Rune.GetNumericValue(rune)))
                : rune));

    // Unicode does not decompose these, but people type them as variants of other letters.
    private static string Undecomposed(Rune rune) => rune.Value switch
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
        _ => rune.ToString()
    };

    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] is not (> ' ' and <= '~')
                && !(text[i] == ' ' && i > 0 && i < text.Length - 1 && text[i - 1] != ' '))
                return false;
        return true;
    }

    private static string? Visible(StringBuilder text)
    {
        var clean = text.ToString().Trim();
        return clean.EnumerateRunes().All(rune => IsBlank(rune) || InvisibleMarks.Are(rune))
            ? null
            : clean.Normalize(NormalizationForm.FormC);
    }

    // U+2800, the empty Braille pattern, looks like a space.
    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value == 0x2800;

    private static bool IsNoncharacter(Rune rune) =>
        (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
