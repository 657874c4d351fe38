using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class PhoneLinkTests
{
    [Theory]
    [InlineData("+44 113 496 0000", "+441134960000")]
    [InlineData("+44 (0)20 7946 0000", "+442079460000")]
    [InlineData("+49(0)30/123-45", "+493012345")]
    [InlineData("+39 (0)6 1234", "+39061234")]
    [InlineData("+1 (212) 555-0100", "+12125550100")]
    [InlineData("+44 (0)20 7946 0000 x 12", "+442079460000;ext=12")]
    [InlineData("+44 20 7946 0000 ext. 12", "+442079460000;ext=12")]
    [InlineData("(0)20 7946 0000", "02079460000")]
    [InlineData("0113 496 0000", "01134960000")]
    [InlineData("0113.496.0000x7", "01134960000;ext=7")]
    [InlineData("ring ١٢", "12")]
    public void Of_Number_IsWhatATelephoneDials(string phone, string link) => Assert.Equal(link, PhoneLink.For(phone));
}
