using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Tests.Features.Employees;

namespace EmployeeDirectory.Web.Tests.Features.Shared;

public sealed class InitialsTests
{
    [Theory]
    [InlineData("Ada Lovelace", null, "AL")]
    [InlineData("Ada King Noel", "King Noel", "AK")]
    [InlineData("ada", null, "A")]
    [InlineData("Madonna", "Madonna", "M")]
    [InlineData("  émile   zola ", null, "ÉZ")]
    [InlineData("Nguyễn Văn An", "Nguyễn", "NA")]
    [InlineData("Nagy Anna", "Nagy", "NA")]
    [InlineData("Charles Babbage (retired)", "Babbage", "CB")]
    [InlineData("“Ada” Lovelace", null, "AL")]
    [InlineData("李雷", "李", "李")]
    [InlineData("雷 李", "李", "李")]
    [InlineData("محمد سعود", null, "م\u200Cس")]
    [InlineData("👩🏽‍🚀 Ada", null, "A")]
    [InlineData("👩🏽‍🚀", null, "👩🏽‍🚀")]
    [InlineData("E\u0301mile", null, "E\u0301")]
    public void Of_Name_IsWhatPeopleWouldWrite(string name, string? family, string initials) =>
        Assert.Equal(initials, Initials.Of(Staff.Someone(name) with { FamilyName = family }));

    [Fact]
    public void Hue_OfAName_StaysWithItAndDiffersFromOthers()
    {
        Assert.Equal(Initials.Hue("Ada Lovelace"), Initials.Hue("Ada Lovelace"));
        var hues = Enumerable.Range(0, 500).Select(n => Initials.Hue($"Person {n}")).ToList();
        Assert.All(hues, hue => Assert.InRange(hue, 0, Initials.Hues - 1));
        Assert.Equal(Initials.Hues, hues.Distinct().Count());
    }
}
