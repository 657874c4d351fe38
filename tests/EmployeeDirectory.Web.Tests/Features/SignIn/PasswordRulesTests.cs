using EmployeeDirectory.Web.Features.SignIn;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("nxqvwzkjrbhtdmp")]
    [InlineData("               x y z plum tree ladder")]
    [InlineData("пароль из слов которых не знают")]
    [InlineData("一二三四五六七八九十百千万億兆")]
    [InlineData("🐉🦜🐌🦔🐢🐙🦑🐳")]
    [InlineData("Ada Lovelace paints green herons")]
    public void Problem_AnyCharactersThatAreHardToGuess_IsNone(string password) => Assert.Null(PasswordRules.Problem(password, "Ada Lovelace"));

    [Theory, InlineData(64), InlineData(PasswordRules.Longest)]
    public void Problem_LongOne_IsNone(int length) =>
        Assert.Null(PasswordRules.Problem(string.Concat(Enumerable.Range(0, length).Select(n => (char)('a' + n * n % 26))), "Ada"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nxqvwzkjrbhtdm")]
    public void Problem_TooShort_SaysHowLong(string? password) => Assert.Contains("15", PasswordRules.Problem(password, "Ada"), StringComparison.Ordinal);

    [Fact]
    public void Problem_TooLong_SaysHowLong() => Assert.Contains("200", PasswordRules.Problem(new('x', 201), "Ada"), StringComparison.Ordinal);

    [Theory]
    [InlineData("qwertyuiop12345")]
    [InlineData("PasswordPassword")]
    [InlineData("1q2w3e4r5t6y7u8i")]
    public void Problem_OneOfTheListed_IsSaid(string password) => Assert.Contains("attackers try first", PasswordRules.Problem(password, "Ada"), StringComparison.Ordinal);

    [Theory]
    [InlineData("éééééééééééééééé")]
    [InlineData("abcdefghijklmnopqrst")]
    [InlineData("zyxwvutsrqponmlkjih")]
    [InlineData("blue!blue!blue!blue!")]
    [InlineData("Employee-Directory-2026")]
    [InlineData("Welcome company admin 1")]
    [InlineData("Ada Lovelace 123456789")]
    [InlineData("ÀDA.lovelace.lovelace")]
    public void Problem_MostlyWhatAnyoneWouldTry_IsSaid(string password) =>
        Assert.Contains("easy to guess", PasswordRules.Problem(password, "Ada Lovelace"), StringComparison.Ordinal);

    /// <summary>ASVS 5.0 (6.2.4) asks for the 3,000 most common of those that the rules would take.</summary>
    [Fact]
    public void List_HoldsEnoughThatWouldBeLongEnough() => Assert.InRange(CommonPasswords.Count, 3000, 100_000);
}
