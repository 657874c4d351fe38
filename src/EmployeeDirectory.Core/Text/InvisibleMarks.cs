using System.Globalization;
using System.Text;

namespace EmployeeDirectory.Core.Text;

internal static class InvisibleMarks
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int TextStyle = 0xFE0E;
    private const int EmojiStyle = 0xFE0F;
    private const int Keycap = 0x20E3;
    private const int BlackFlag = 0x1F3F4;

    // A flag and its region tags; more tags would be hidden text.
    private const int LongestFlag = 7;

    // Default_Ignorable_Code_Point (Hangul fillers are letters that show nothing), annotation marks, U+FFFC.
    public static bool Are(Rune rune) => rune.Value is
        0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or >= 0x180B and <= 0x180F
        or >= 0x200B and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x206F or 0x3164
        or >= 0xFE00 and <= 0xFE0F or 0xFEFF or 0xFFA0 or >= 0xFFF0 and <= 0xFFFC or 0x1D159
        or >= 0x1BCA0 and <= 0x1BCA3 or >= 0x1D173 and <= 0x1D17A or >= 0xE0000 and <= 0xE0FFF;

    // Keeps marks that change what a reader sees. The text must be well formed.
    public static string Remove(string text)
    {
        if (!text.EnumerateRunes().Any(Are))
            return text;
        Rune[] runes = [.. text.EnumerateRunes()];
        var next = new Rune[runes.Length];
        for (var i = runes.Length - 2; i >= 0; i--)
            next[i] = Are(runes[i + 1]) ? next[i + 1] : runes[i + 1];
        var kept = new List<Rune>(runes.Length);
        for (var i = 0; i < runes.Length; i++)
            if (!Are(runes[i]) || kept.Count > 0 && HasMeaning(runes[i], kept, next[i]))
                kept.Add(runes[i]);
        return string.Concat(kept);
    }

    private static bool HasMeaning(Rune mark, List<Rune> before, Rune next) => mark.Value switch
    {
        ZeroWidthNonJoiner => IsJoining(before[^1]) && IsJoining(next),
        ZeroWidthJoiner =>
            IsJoining(before[^1]) && (IsJoining(next) || IsVirama(before[^1]))
            || EndsInPicture(before) && IsPicture(next),
        TextStyle or EmojiStyle => IsPicture(before[^1]) || IsKeycapBase(before[^1]) && next.Value == Keycap,
        >= 0x180B and <= 0x180F => before[^1].Value is >= 0x1820 and <= 0x18AA,
        >= 0xFE00 and < TextStyle or >= 0xE0100 and <= 0xE01EF => HasVariants(before[^1]),
        >= 0xE0020 and <= 0xE007F => IsTagged(before),
        _ => false
    };

    // Scripts whose letters change shape beside others: Arabic and its relatives, Indic, Southeast Asian, Mongolian.
    private static bool IsJoining(Rune rune) =>
        rune.Value is >= 0x0600 and <= 0x08FF or >= 0x0900 and <= 0x0DFF or >= 0x0F00 and <= 0x109F
            or >= 0x1780 and <= 0x18AF or >= 0x1900 and <= 0x1CFF or >= 0xA800 and <= 0xABFF
            or >= 0xFB50 and <= 0xFDCF or >= 0xFE70 and <= 0xFEFC or >= 0x10A00 and <= 0x11FFF
        && !Are(rune) && (Rune.IsLetter(rune) || IsMark(rune));

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // A joiner after a virama keeps an Indic consonant's half form, also at the end of a word.
    private static bool IsVirama(Rune rune) => rune.Value is
        0x094D or 0x09CD or 0x0A4D or 0x0ACD or 0x0B4D or 0x0BCD or 0x0C4D or 0x0CCD or 0x0D4D or 0x0DCA or 0x1039
        or 0x17D2;

    private static bool IsPicture(Rune rune) =>
        rune.Value is 0x203C or 0x2049 or 0x3030 or 0x303D or >= 0x1F000 and <= 0x1FAFF || IsSymbol(rune);

    private static bool IsSymbol(Rune rune) =>
        rune.Value > 0x7F && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol;

    private static bool EndsInPicture(List<Rune> text) =>
        text[^1].Value != ZeroWidthJoiner && IsPicture(text.FindLast(rune => !Are(rune)));

    private static bool IsTagged(List<Rune> text) =>
        text[^1].Value is BlackFlag or >= 0xE0020 and < 0xE007F
        && text.TakeLast(LongestFlag).Any(rune => rune.Value == BlackFlag);

    private static bool IsKeycapBase(Rune rune) => rune.Value is '#' or '*' or >= '0' and <= '9';

    private static bool HasVariants(Rune rune) => IsSymbol(rune) || rune.Value is
        >= 0x1000 and <= 0x109F or >= 0x3400 and <= 0x9FFF or >= 0xA840 and <= 0xA877 or >= 0xAA60 and <= 0xAA7F
        or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;
}
