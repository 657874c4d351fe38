using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+1 212 555 0147 Ext. 12", "+1 212 555 0147 Ext. 12", "+12125550147;ext=12")]
    [InlineData("+1 212 555 0147 ext 12", "+1 212 555 0147 ext 12", "+12125550147;ext=12")]
    [InlineData("+1 212 555 0147 extension 12", "+1 212 555 0147 extension 12", "+12125550147;ext=12")]
    [InlineData("+1 212 555 0147 extn:12", "+1 212 555 0147 extn:12", "+12125550147;ext=12")]
    [InlineData("+1 212 555 0147X12", "+1 212 555 0147X12", "+12125550147;ext=12")]
    [InlineData("+1 212 555 0147 x 12", "+1 212 555 0147 x 12", "+12125550147;ext=12")]
    [InlineData("+1 212 555 0147 #12", "+1 212 555 0147 #12", "+12125550147;ext=12")]
    [InlineData("+1 212 555 0147 (ext. 12)", "+1 212 555 0147 (ext. 12)", "+12125550147;ext=12")]
    [InlineData("+1 212 555 0147, ext. 12", "+1 212 555 0147 ext. 12", "+12125550147;ext=12")]
    [InlineData("+1 212 555 0147; x12", "+1 212 555 0147 ext. 12", "+12125550147;ext=12")]
    [InlineData("+1 212 555 0147,#12", "+1 212 555 0147 ext. 12", "+12125550147;ext=12")]
    [InlineData("030 123456 DW 12", "030 123456 DW 12", "030123456;ext=12")]
    [InlineData("+33 1 23 45 67 89 poste 12", "+33 1 23 45 67 89 poste 12", "+33123456789;ext=12")]
    [InlineData("+7 495 123-45-67 доб. 12", "+7 495 123-45-67 доб. 12", "+74951234567;ext=12")]
    [InlineData("03-1234-5678 内線12", "03-1234-5678 内線12", "0312345678;ext=12")]
    [InlineData("Mobile: +44 7700 900123", "+44 7700 900123", "+447700900123")]
    [InlineData("+1 (212) 555-0147", "+1 (212) 555-0147", "+12125550147")]
    [InlineData("tel:+1-212-555-0147;ext=12", "+1-212-555-0147 ext. 12", "+12125550147;ext=12")]
    [InlineData("TEL: +49%2030%20123456", "+49 30 123456", "+4930123456")]
    [InlineData("Tel. 030 123456", "030 123456", "030123456")]
    [InlineData("(+49) 30 123456", "(+49) 30 123456", "+4930123456")]
    [InlineData("(+49) (0)30 123456", "(+49) (0)30 123456", "+4930123456")]
    [InlineData("+49 (0)30/123-45", "+49 (0)30/123-45", "+493012345")]
    [InlineData("+49 [0] 30 12345", "+49 (0) 30 12345", "+493012345")]
    [InlineData("+7 (8) 495 123-45-67", "+7 (8) 495 123-45-67", "+74951234567")]
    [InlineData("+36 (06) 1 234 5678", "+36 (06) 1 234 5678", "+3612345678")]
    [InlineData("+61 (8) 8123 4567", "+61 (8) 8123 4567", "+61881234567")]
    [InlineData("+46 (8) 123 456", "+46 (8) 123 456", "+468123456")]
    [InlineData("+39 (0)6 1234", "+39 (0)6 1234", "+39061234")]
    [InlineData("（０３）１２３４−５６７８", "(03)1234-5678", "0312345678")]
    [InlineData("＋８１ ３ １２３４ ５６７８", "+81 3 1234 5678", "+81312345678")]
    [InlineData("٠١٢ ٣٤٥ ٦٧٨٩", "012 345 6789", "0123456789")]
    [InlineData("+۹۸ ۲۱ ۱۲۳۴ ۵۶۷۸", "+98 21 1234 5678", "+982112345678")]
    [InlineData("+1 212–555—0147", "+1 212-555-0147", "+12125550147")]
    [InlineData("+1\u2011212\u2012555\u22120147", "+1-212-555-0147", "+12125550147")]
    [InlineData("\u202A+1 212 555 0147\u202C", "+1 212 555 0147", "+12125550147")]
    [InlineData("\u2066+1\u00A0212\u00A0555\u202F0147\u2069", "+1 212 555 0147", "+12125550147")]
    [InlineData("+33 1.23.45.67.89\u200B", "+33 1.23.45.67.89", "+33123456789")]
    [InlineData("112", "112", "112")]
    [InlineData("+44 (020) 7946 0958", "+44 (020) 7946 0958", "+442079460958")]
    [InlineData("+44 020 7946 0958", "+44 020 7946 0958", "+442079460958")]
    [InlineData("+7 (8-495) 123-45-67", "+7 (8-495) 123-45-67", "+74951234567")]
    [InlineData("+1 212 555 0147,,,4321#", "+1 212 555 0147 ext. 4321", "+12125550147;ext=4321")]
    [InlineData("+1 212 555 0147p12", "+1 212 555 0147 ext. 12", "+12125550147;ext=12")]
    [InlineData("tel:+1-212-555-0147;isub=7", "+1-212-555-0147", "+12125550147")]
    [InlineData("tel:7946 0958;phone-context=+4420", "7946 0958", "79460958")]
    public void Clean_NumberAsPeoplePasteIt_IsTakenAndDialled(string typed, string kept, string link)
    {
        Assert.Equal(kept, PhoneNumber.Clean(typed));
        Assert.Equal(kept, PhoneNumber.Clean(kept));
        Assert.NotNull(PhoneNumber.Parse(typed));
        Assert.Equal(link, PhoneLink.For(kept));
        Assert.Equal(link, PhoneLink.For(typed));
    }

    [Theory]
    [InlineData("call me"), InlineData("12"), InlineData("+"), InlineData("x12"), InlineData("#12"), InlineData("()()()")]
    [InlineData("1-800-FLOWERS"), InlineData("+1 212 555 0147 ext."), InlineData("+1 212 555 0147 ring twice")]
    [InlineData("+1 212 555 0147 x123456789"), InlineData("123\uFFFD456"), InlineData("+1 +2 333")]
    [InlineData("+44 20 7946 0958 / 0959"), InlineData("+44 20 7946 0958/59"), InlineData("020 7946 0958 020 7946 0959")]
    [InlineData("+1 212 555 0147 / 0148"), InlineData("+33 1 23 45 67 89 (90)")]
    public void Parse_WhatIsNoNumber_IsNull(string typed) => Assert.Null(PhoneNumber.Parse(typed));

    [Fact]
    public void Split_SeveralWithExtensions_KeepsEachWithItsOwn() => Assert.Equal(
        ["+1 212 555 0147 ext. 12", "+1 212 555 0148", "030 1234 x5"],
        PhoneNumber.Split("tel:+1 212 555 0147;ext=12; +1 212 555 0148,030 1234 x5").Select(PhoneNumber.Clean));
}
