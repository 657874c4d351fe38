using System.Globalization;
using System.Text;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Web.Features.SignIn;

public static class AccountNameRules
{
    public static string? Problem(string name)
    {
        Rune[] runes = [.. name.EnumerateRunes()];
        if (PlainText.HasForbidden(name) || runes.Any(IsUnknown))
            return "This name contains a character that can’t be typed, or a damaged one. Type it again.";
        if (!runes.Any(Rune.IsLetterOrDigit))
            return "This name has no letter or digit. Choose another one.";
        return name.Split(' ').Any(HasAlphabetsThatLookAlike)
            ? "This name mixes letters of two alphabets that look alike. Type it with one keyboard."
            : null;
    }

    private static bool IsUnknown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;

    private static bool HasAlphabetsThatLookAlike(string word) =>
        word.EnumerateRunes()
            .Where(Rune.IsLetter).Select(Alphabet).Where(alphabet => alphabet > 0).Distinct().Count() > 1;

    // Latin, Greek, Cyrillic, Armenian and Cherokee have homoglyphs of each other; other scripts (0) do not.
    private static int Alphabet(Rune letter) => letter.Value switch
    {
        < 0x0250 or >= 0x1E00 and <= 0x1EFF => 1,
        >= 0x0370 and <= 0x03FF or >= 0x1F00 and <= 0x1FFF => 2,
        >= 0x0400 and <= 0x052F => 3,
        >= 0x0530 and <= 0x058F => 4,
        >= 0x13A0 and <= 0x13FF => 5,
        _ => 0
    };
}
