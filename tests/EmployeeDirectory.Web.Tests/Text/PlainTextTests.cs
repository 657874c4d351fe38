using System.Text;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Web.Tests.Text;

public sealed class PlainTextTests
{
    /// <summary>What text is made of that is none: halves of pairs, noncharacters, what is not assigned.</summary>
    public static TheoryData<string> IllFormed =>
        ["a\uD83D", "\uDE00a", "\uD83D\uD83D", "\uDE00\uD83D", "a\uFFFE", "\uFFFFa", "\uFDD0", "\U0001FFFE", "\U0010FFFF", "\u0378", "\U000E0FFF", "\U0003FFFD", "\0"];

    [Theory]
    [InlineData("Ada Lovelace", "Ada Lovelace")]
    [InlineData(" \u00A0Ada\u2003 \u3000Lovelace\u202F", "Ada Lovelace")]
    [InlineData("Ada\tLovelace\r\n", "Ada Lovelace")]
    [InlineData("Ada\u2028Lovelace\u0085", "Ada Lovelace")]
    [InlineData("\uFEFFAda\u200B Love\u00ADlace\u200E", "Ada Lovelace")]
    [InlineData("\u202AAda\u202C \u2066Lovelace\u2069\u2060", "Ada Lovelace")]
    [InlineData("Ada\u202Eecalevol", "Adaecalevol")]
    [InlineData("A\u200Dd\u200Ca\uFE0F \uFE0FLovelace\u061C\u180E\u034F", "Ada Lovelace")]
    [InlineData("Ada\U000E0041\U000E0042", "Ada")]
    [InlineData("E\u0301mile", "\u00C9mile")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("می\u200C\u200B\u200Cخواهم\u200C", "می\u200Cخواهم")]
    [InlineData("क\u094D\u200Dष", "क\u094D\u200Dष")]
    [InlineData("ന\u0D4D\u200D", "ന\u0D4D\u200D")]
    [InlineData("শ্রী\u200C \u200Cরায়", "শ্রী রায়")]
    [InlineData("👩🏽‍🚀", "👩🏽‍🚀")]
    [InlineData("🏳️‍🌈 ❤️ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏳️‍🌈 ❤️ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿")]
    [InlineData("👩\u200D", "👩")]
    [InlineData("葛\U000E0100飾", "葛\U000E0100飾")]
    [InlineData("", null)]
    [InlineData(" \u00A0\u200B\u3164\u2800", null)]
    public void Clean_PastedText_IsWhatPeopleSee(string typed, string? clean)
    {
        clean = clean?.Normalize();
        Assert.Equal(clean, PlainText.Clean(typed));
        Assert.Equal(clean, PlainText.Clean(clean));
    }

    [Fact]
    public void CleanLines_SeveralLines_KeepsThemAndTheirSpaces() =>
        Assert.Equal("One  two\n\n\tthree four", PlainText.CleanLines(" One  two\r\n\u200B\r\tthree\u00A0four\u2029"));

    /// <remarks>Characters, as a text in an attribute cannot have half of a pair.</remarks>
    [Theory, InlineData('\u0007'), InlineData('\0'), InlineData('\uFFFD'), InlineData('\uD800'), InlineData('\uFFFE'), InlineData('\u009F')]
    public void HasForbidden_ControlOrDamagedCharacter_IsSaid(char mark) => Assert.True(PlainText.HasForbidden($"Ada{mark}"));

    [Theory, MemberData(nameof(IllFormed))]
    public void Any_IllFormedText_IsTakenAndComesOutWellFormed(string text)
    {
        string?[] all =
        [
            PlainText.Clean(text), PlainText.CleanLines(text), PlainText.Fold(text), PlainText.Cut(text, 1), PlainText.Cut(text, 100),
            PlainText.Normalize(text, NormalizationForm.FormKD), PlainText.AsciiDigits(text), PhoneNumber.Clean(text)
        ];
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        Assert.All(all, result => strict.GetBytes(result ?? ""));
    }

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abc", 2, "ab")]
    [InlineData("ab👩🏽‍🚀", 4, "ab")]
    [InlineData("abe\u0301", 3, "ab")]
    [InlineData("a👍🏽", 3, "a")]
    [InlineData("\U0001F600", 1, "")]
    [InlineData("e\u0301\u0301\u0301\u0301", 3, "e\u0301\u0301")]
    public void Cut_AtAnyLength_LeavesCharactersWhole(string text, int length, string left) => Assert.Equal(left, PlainText.Cut(text, length));

    [Theory]
    [InlineData("می\u200Cخواهم", "میخواهم")]
    [InlineData("Ada\u200B\u00ADLovelace", "adalovelace")]
    [InlineData("👩‍🚀", "👩🚀")]
    [InlineData("Ada\u00A0Lovelace", "ada lovelace")]
    public void Fold_InvisibleMarks_AreAway(string text, string other) => Assert.Equal(PlainText.Fold(other), PlainText.Fold(text));

    /// <summary>A body of nothing else takes no longer than its length.</summary>
    [Fact]
    public void Clean_ManyInvisibleMarks_TakesLinearTime()
    {
        var text = $"م{string.Concat(Enumerable.Repeat("\u200C\u200D\uFE0F\U000E0041", 100_000))}م";
        Assert.Equal(3, PlainText.Clean(text)!.Length);
    }
}
