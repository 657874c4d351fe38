using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Web.Tests.Search;

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
        Assert.Contains(PlainText.Fold(called), Nicknames.For(PlainText.Fold(typed)));

    [Fact]
    public void Of_NicknameOfTwoNames_DoesNotMakeThemOne()
    {
        Assert.Superset(new HashSet<string> { "alexander", "alexandra" }, Nicknames.For("sasha").ToHashSet());
        Assert.DoesNotContain("alexandra", Nicknames.For("alexander"));
    }

    [Fact]
    public void Of_NameInSeveralLanguages_JoinsItsLines() =>
        Assert.Superset(new HashSet<string> { "bob", "bebert" }, Nicknames.For("robert").ToHashSet());

    [Theory]
    [InlineData("bill")]
    [InlineData("robert")]
    public void Of_AnyName_HasEachOtherOnceAndNotItself(string folded)
    {
        var others = Nicknames.For(folded);
        Assert.Equal(others.Distinct(), others);
        Assert.DoesNotContain(folded, others);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zaphod")]
    [InlineData("# english")]
    public void Of_WhatIsNoKnownName_IsEmpty(string folded) => Assert.Empty(Nicknames.For(folded));
}
