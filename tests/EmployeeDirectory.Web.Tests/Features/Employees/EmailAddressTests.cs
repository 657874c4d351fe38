using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.com")]
    [InlineData(" ada@example.com\u00A0")]
    [InlineData("\u2003ada\u00A0@\u2003example.com")]
    [InlineData("ada @ example.com")]
    [InlineData("ada@exam\u00A0ple.com")]
    [InlineData("ada@example.com.")]
    [InlineData("ada@example.com. ")]
    [InlineData("ada@example.com\u200B")]
    [InlineData("\uFEFFa\u200Dda\u00AD@example.com\u200E")]
    [InlineData("<ada@example.com>")]
    [InlineData("<ada@example.com>.")]
    [InlineData("Ada Lovelace <ada@example.com>")]
    [InlineData("mailto:ada@example.com")]
    [InlineData("<MAILTO:ada@example.com?subject=Hi>")]
    [InlineData("ada＠example.com")]
    [InlineData("ａｄａ@example.com")]
    [InlineData("ada@example。com")]
    [InlineData("ada@example．com。")]
    [InlineData("ada@example.com…")]
    [InlineData("ada@example.com;")]
    [InlineData("ada@example.com\u2800")]
    [InlineData("mailto://ada@example.com")]
    [InlineData("SMTP:ada@example.com")]
    public void Clean_AddressAsPasted_IsTheAddress(string typed)
    {
        Assert.Equal("ada@example.com", EmailAddress.Clean(typed));
        Assert.True(EmailAddress.IsValid(EmailAddress.Clean(typed)!));
    }

    [Theory, InlineData(null), InlineData(""), InlineData("\u200B"), InlineData("<>"), InlineData("."), InlineData("mailto:")]
    public void Clean_Nothing_IsNull(string? typed) => Assert.Null(EmailAddress.Clean(typed));

    [Theory, InlineData("ada lovelace@example.com"), InlineData("ada@b@c.com"), InlineData("\"a b\"@example.com"), InlineData("ada"), InlineData("ada@example.com?subject=Hi")]
    public void IsValid_NoAddress_IsFalse(string typed) => Assert.False(EmailAddress.IsValid(EmailAddress.Clean(typed)!));

    [Fact]
    public void Key_OfTwoSpellings_IsOne() => Assert.Equal(EmailAddress.Key("ada@example.com"), EmailAddress.Key("<Ada@Example.COM\u200B>."));
}
