using EmployeeDirectory.Core.Employees;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>Words such as in:leeds and team:turner, which narrow a search.</summary>
public sealed class SearchOperatorTests : IDisposable
{
    private readonly SearchableStaff _staff = new();
    private readonly Employee _grace;

    public SearchOperatorTests()
    {
        _grace = _staff.Add(Someone("Grace Turner") with { Location = "Leeds", Department = "Board" });
        var ann = _staff.Add(Someone("Ann Turner") with { ManagerId = _grace.Id, Location = "New York", Skills = ["Rust"] });
        _staff.Add(Someone("Anna Reed") with { ManagerId = ann.Id, Location = "leeds", Department = "R&D", Skills = ["Node.js"] });
        _staff.Add(Someone("Ben Moss") with { ManagerId = ann.Id, Location = "York", Skills = ["Rust", "Go"], Email = "in@leeds.example" });
        _staff.Add(Someone("Tim Turnerson") with { Location = "Newcastle" });
        _staff.Add(Someone("Carl Inner"));
    }

    public void Dispose() => _staff.Dispose();

    [Theory]
    [InlineData("in:leeds", "Anna Reed", "Grace Turner"), InlineData("IN:Leeds", "Anna Reed", "Grace Turner"), InlineData("anna in:leeds", "Anna Reed")]
    [InlineData("in:leeds anna", "Anna Reed"), InlineData("in:\"new york\"", "Ann Turner"), InlineData("in:“new y", "Ann Turner")]
    [InlineData("in:york", "Ben Moss"), InlineData("in:yor", "Ann Turner", "Ben Moss"), InlineData("in:new", "Ann Turner", "Tim Turnerson")]
    [InlineData("in:leeds in:york", "Anna Reed", "Ben Moss", "Grace Turner"), InlineData("skill:rust in:york", "Ben Moss")]
    [InlineData("skill:nodejs", "Anna Reed"), InlineData("skill:node", "Anna Reed"), InlineData("department:r&d", "Anna Reed"), InlineData("department:boa", "Grace Turner")]
    [InlineData("manager:turner", "Ann Turner", "Anna Reed", "Ben Moss"), InlineData("manager:grace", "Ann Turner"), InlineData("manager:gra", "Ann Turner")]
    [InlineData("manager:\"ann turner\"", "Anna Reed", "Ben Moss"), InlineData("manager:ann manager:turner", "Anna Reed", "Ben Moss")]
    [InlineData("team:grace", "Ann Turner", "Anna Reed", "Ben Moss"), InlineData("team:ann", "Anna Reed", "Ben Moss"), InlineData("team:grace manager:ann skill:go", "Ben Moss")]
    [InlineData("team:grace ben", "Ben Moss"), InlineData("in: skill:go team:grace", "Ben Moss")]
    public void Find_SearchOperators_AreFilters(string typed, params string[] all) => Assert.Equal(all, _staff.Names(typed).Order());

    [Theory]
    [InlineData("in:atlantis"), InlineData("anna in:atlantis"), InlineData("skill:cobol"), InlineData("department:***"), InlineData("manager:nobody")]
    [InlineData("team:moss"), InlineData("manager:turnerson"), InlineData("in:leeds manager:nobody")]
    public void Find_WordsThatNameNothing_FindNobody(string typed) => Assert.Empty(_staff.Names(typed));

    [Theory]
    [InlineData("in@leeds.example", "Ben Moss"), InlineData("in:", "Carl Inner"), InlineData("re: anna", "Anna Reed")]
    [InlineData("reed:anna", "Anna Reed"), InlineData("http://leeds.example", "Ben Moss")]
    public void Find_OtherColons_MeanWhatTheyDid(string typed, string first) => Assert.Equal(first, _staff.Names(typed).FirstOrDefault());

    [Fact]
    public void Find_ManagersWhoAreHidden_NameNobody()
    {
        foreach (var hidden in (Employee[])[_grace with { Protected = true }, _grace with { Status = EmployeeStatus.Left }, _grace with { DeletedAt = DateTimeOffset.UnixEpoch }])
        {
            _staff.Add(hidden with { Version = _staff.People.Find(_grace.Id)!.Version + 1 });
            Assert.Empty(_staff.Names("team:grace"));
            Assert.Empty(_staff.Names("manager:\"grace turner\""));
        }
    }

    [Fact]
    public void Find_Team_EndsAtThoseWhoAreHidden()
    {
        var ann = _staff.People.FindNamed("Ann Turner", 1)[0];
        _staff.Change(ann with { Protected = true });
        Assert.Empty(_staff.Names("team:grace"));
    }
}
