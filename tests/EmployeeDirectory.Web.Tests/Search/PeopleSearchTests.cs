using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Search;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Search;

public sealed class PeopleSearchTests : IDisposable
{
    private readonly SearchableStaff _staff = new();

    public void Dispose() => _staff.Dispose();

    [Theory]
    [InlineData("William")]
    [InlineData("harrington")]
    [InlineData("Harrington William")]
    [InlineData("  WILLIAM   harrington ")]
    [InlineData("will harr")]
    [InlineData("Bill Harrington")]
    [InlineData("bill")]
    [InlineData("wh")]
    [InlineData("ringt")]
    [InlineData("wharrington@example.com")]
    [InlineData("wharrington")]
    [InlineData("data engineer")]
    [InlineData("finance leeds")]
    [InlineData("finance william")]
    [InlineData("rust")]
    [InlineData("rust leeds")]
    [InlineData("E4711")]
    [InlineData("4711")]
    [InlineData("0987")]
    [InlineData("960 987")]
    [InlineData("0113 496 0987")]
    [InlineData("+44 (0)113 496 0987")]
    [InlineData("Okonkwo engineer")]
    [InlineData("Wiliam Harrington")]
    [InlineData("William Harrignton")]
    [InlineData("Wlliam Harringtan")]
    [InlineData("harringtton")]
    [InlineData("leeds. finance!")]
    public void Find_WhatPeopleType_FindsThePerson(string typed)
    {
        var boss = _staff.Add(Someone("Ngozi Okonkwo") with { JobTitle = "Director" });
        _staff.Add(Someone("William Harrington") with
        {
            GivenName = "William",
            FamilyName = "Harrington",
            JobTitle = "Data Engineer",
            Department = "Finance",
            Location = "Leeds",
            Email = "WHarrington@example.com",
            Skills = ["Rust"],
            Phones = ["+44 113 496 0987"],
            EmployeeNumber = "E4711",
            ManagerId = boss.Id
        });
        _staff.Add(Someone("Maria Lopez") with { JobTitle = "Lawyer", Department = "Legal", Location = "Madrid", Phones = ["+34 91 555 1234"] });
        Assert.Equal(["William Harrington"], _staff.Names(typed));
    }

    [Theory]
    [InlineData("Jürgen Müller", "jurgen muller")]
    [InlineData("Jürgen Müller", "Juergen Mueller")]
    [InlineData("Juergen Mueller", "Jürgen Müller")]
    [InlineData("Søren Ångström", "soren angstrom")]
    [InlineData("Soren Angstrom", "Søren Ångström")]
    [InlineData("Łukasz Żółć", "lukasz zolc")]
    [InlineData("Nguyễn Thị Ánh", "nguyen thi anh")]
    [InlineData("Елена Семёнова", "елена семенова")]
    [InlineData("王小明", "小明")]
    [InlineData("王小明", "王小明")]
    [InlineData("أحمد علي", "احمد")]
    [InlineData("Γιώργος Παπαδόπουλος", "γιωργος")]
    [InlineData("İbrahim Işık", "ibrahim isik")]
    [InlineData("김민수", "민수")]
    [InlineData("अनिता शर्मा", "अनिता")]
    [InlineData("Siobhán O’Brien", "obrien")]
    [InlineData("Siobhán O’Brien", "o'brien")]
    [InlineData("Jean-Luc Picard-Dupont", "jeanluc")]
    [InlineData("Jean-Luc Picard-Dupont", "dupont")]
    [InlineData("Sukarno", "sukarno")]
    [InlineData("Grete Weiß", "weiss")]
    public void Find_NamesOfAllScripts_AreFoldedBothWays(string name, string typed)
    {
        _staff.Add(Someone(name));
        _staff.Add(Someone("Zebedee Quux"));
        Assert.Equal([name], _staff.Names(typed));
    }

    [Fact]
    public void Find_BestMatchFirst_ExactBeforeNicknameBeforeBeginningBeforeTheRest()
    {
        _staff.Add(Someone("Carla Adams") with { JobTitle = "Annual report editor" });
        _staff.Add(Someone("Joanne Ant"));
        _staff.Add(Someone("Annabel Able"));
        _staff.Add(Someone("Nancy Black"));
        _staff.Add(Someone("Ann Zoltan"));
        _staff.Add(Someone("Ann"));
        Assert.Equal(["Ann", "Ann Zoltan", "Nancy Black", "Annabel Able", "Carla Adams", "Joanne Ant"], _staff.Names("ann"));
    }

    [Fact]
    public void Find_ExactSpelling_DoesNotShowThoseSpeltAlmostSo()
    {
        _staff.Add(Someone("Jon Smith"));
        _staff.Add(Someone("Jan Smith"));
        Assert.Equal(["Jon Smith"], _staff.Names("Jon Smith"));
        Assert.Equal([], _staff.Search.Find(new SearchQuery { Q = "Jon Smith" }).Respelt);
        Assert.Contains("smith", _staff.Search.Find(new SearchQuery { Q = "Jon Smiht" }).Respelt);
    }

    [Theory]
    [InlineData("rust", "Skill: Rust")]
    [InlineData("leeds", "Location: Leeds")]
    [InlineData("bill", "William for “bill”")]
    [InlineData("wh", "Initials")]
    [InlineData("okonkwo", "Reports to: Ngozi O’Konkwo")]
    [InlineData("beth", "Reports to: Ngozi O’Konkwo")]
    [InlineData("aloysius", "Given name: Aloysius")]
    [InlineData("williamharrington", "Name written “williamharrington”")]
    [InlineData("powerbi", "Skill: Power BI")]
    [InlineData("00417", "Employee number: E-417")]
    [InlineData("00441134960987", "Phone: +44 113 496 0987")]
    [InlineData("x7788", "Phone: +44 (0)20 7946 0001 ext. 7788")]
    [InlineData("442079460001", "Phone: +44 (0)20 7946 0001 ext. 7788")]
    [InlineData("ringt", "Part of the name")]
    [InlineData("0987", "Phone: +44 113 496 0987")]
    [InlineData("finance rust", "Department: Finance, Skill: Rust")]
    [InlineData("harrignton", "Spelt like “harrignton”")]
    [InlineData("william", null)]
    public void Find_NotByTheName_SaysWhy(string typed, string? reason)
    {
        var boss = _staff.Add(Someone("Ngozi O’Konkwo") with { GivenName = "Elizabeth" });
        var person = _staff.Add(Someone("William Harrington") with
        {
            Department = "Finance",
            Location = "Leeds",
            GivenName = "Aloysius",
            Skills = ["Rust", "Power BI"],
            Phones = ["+44 113 496 0987", "+44 (0)20 7946 0001 ext. 7788"],
            EmployeeNumber = "E-417",
            ManagerId = boss.Id
        });
        Assert.Equal(reason ?? "", string.Join(", ", _staff.Search.Find(new SearchQuery { Q = typed }).Hits.Single(hit => hit.Employee.Id == person.Id).Reasons));
    }

    [Theory]
    [InlineData("森 ケン", "けん", "Name written “けん”")]
    [InlineData("Monika Grünmüller", "mueller", "Name written “mueller”")]
    [InlineData("Владимир Кузнецов", "vladimir", "Name written “vladimir”")]
    [InlineData("박윤서", "윤서", "Part of the name")]
    public void Find_ByTheNameInOtherLetters_SaysWhy(string name, string typed, string reason)
    {
        _staff.Add(Someone(name));
        Assert.Equal(reason, string.Join(", ", _staff.Search.Find(new SearchQuery { Q = typed }).Hits.Single().Reasons));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"\"")]
    [InlineData("a AND")]
    [InlineData("NEAR(a b)")]
    [InlineData("* OR name:*")]
    [InlineData("^a + -b")]
    [InlineData("{words}: a")]
    [InlineData("a\0b")]
    [InlineData("%_\\")]
    [InlineData("'; drop table person; --")]
    [InlineData("🐉")]
    [InlineData("👩‍👩‍👧‍👦 family")]
    [InlineData("\uE000a")]
    [InlineData("‮evil")]
    [InlineData("()")]
    [InlineData("...@...")]
    public void Find_AnythingTyped_IsNoError(string typed)
    {
        _staff.Add(Someone("Zebedee Quux"));
        Assert.Empty(_staff.Names(typed));
    }

    /// <remarks>Characters, as a text in an attribute cannot have half of a pair.</remarks>
    [Theory, InlineData('\uD800'), InlineData('\uDC00')]
    public void Find_HalfOfAPair_IsNoError(char half) => Find_AnythingTyped_IsNoError($"{half}");

    [Fact]
    public void Find_TenThousandCharacters_IsBounded()
    {
        _staff.Add(Someone("Zebedee Quux"));
        foreach (var typed in (string[])[new('a', 10_000), string.Concat(Enumerable.Repeat("zb ", 3_334)), string.Concat(Enumerable.Repeat("漢", 10_000))])
            Assert.Empty(_staff.Names(typed));
    }

    [Theory]
    [InlineData(EmployeeStatus.Left, false)]
    [InlineData(EmployeeStatus.Active, true)]
    public void Find_LeaversAndProtected_AreInNone(EmployeeStatus status, bool isProtected)
    {
        var hidden = _staff.Add(Someone("Hidden Hannah") with { Department = "Hiding", Skills = ["Hiding"], Status = status, Protected = isProtected });
        var report = _staff.Add(Someone("Seen Simon") with { ManagerId = hidden.Id });
        Assert.Empty(_staff.Names("hannah"));
        var all = _staff.Search.Find(new SearchQuery());
        Assert.Equal((1, report.Id), (all.Total, Assert.Single(all.Hits).Employee.Id));
        Assert.All(all.Facets!.Fields, facet => Assert.Empty(facet.Values));
        Assert.Empty(_staff.Names(new SearchQuery { Department = ["Hiding"] }));
    }

    [Fact]
    public void Find_ManagerRenamedOrHidden_FollowsTheName()
    {
        var report = Someone("Simon Report") with { ManagerId = Guid.CreateVersion7() };
        _staff.Add(report);
        var boss = _staff.Add(Someone("Grace Hopper") with { Id = report.ManagerId!.Value });
        Assert.Equal(["Grace Hopper", "Simon Report"], _staff.Names("hopper"));
        boss = _staff.Change(boss with { DisplayName = "Grace Murray" });
        Assert.Equal([], _staff.Names("hopper"));
        Assert.Equal(["Simon Report"], _staff.Names("simon murray"));
        _staff.Change(boss with { Protected = true });
        Assert.Equal([], _staff.Names("murray"));
    }
}
