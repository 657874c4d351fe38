using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Tests.Features.Search;

public sealed class NicknamesTests
{
    [Theory]
    [InlineData("William", "Bill")]
    [InlineData("Bill", "William")]
    [InlineData("Bill", "Billy")]
    [InlineData("Margaret", "Peggy")]
    [InlineData("José", "Pepe")]
    [InlineData("Kathe", "Katharina")]
    [InlineData("Giuseppe", "Beppe")]
    [InlineData("Aleksandr", "Sasha")]
    [InlineData("Светлана", "Света")]
    [InlineData("Γιάννης", "Ιωάννης")]
    public void Of_NamesThatShareALine_StandForEachOther(string typed, string called) =>
        Assert.Contains(PlainText.Fold(called), Nicknames.Of(PlainText.Fold(typed)));

    [Fact]
    public void Of_NicknameOfTwoNames_DoesNotMakeThemOne()
    {
        Assert.Superset(new HashSet<string> { "alexander", "alexandra" }, Nicknames.Of("sasha").ToHashSet());
        Assert.DoesNotContain("alexandra", Nicknames.Of("alexander"));
    }

    [Fact]
    public void Of_NameInSeveralLanguages_JoinsItsLines() =>
        Assert.Superset(new HashSet<string> { "bob", "bebert" }, Nicknames.Of("robert").ToHashSet());

    [Theory]
    [InlineData("bill")]
    [InlineData("robert")]
    public void Of_AnyName_HasEachOtherOnceAndNotItself(string folded)
    {
        var others = Nicknames.Of(folded);
        Assert.Equal(others.Distinct(), others);
        Assert.DoesNotContain(folded, others);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zaphod")]
    [InlineData("# english")]
    public void Of_WhatIsNoKnownName_IsEmpty(string folded) => Assert.Empty(Nicknames.Of(folded));
}
