using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Search;

public sealed class FacetTests : IDisposable
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    private readonly SearchableStaff _staff = new();

    public void Dispose() => _staff.Dispose();

    [Fact]
    public void Find_Counts_AreThoseOfChoosingAsWell()
    {
        Add("Anna", "Sales", "Leeds", "Rust", "Go");
        Add("Ben", "Sales", "Paris", "Rust");
        Add("Cleo", "Legal", "Leeds");
        var leeds = new SearchQuery { Location = ["Leeds"] };
        Assert.Equal([("Legal", 1), ("Sales", 1)], Values(leeds, FacetField.Department));
        Assert.Equal([("Leeds", 2), ("Paris", 1)], Values(leeds, FacetField.Location));
        Assert.Equal([("Go", 1), ("Rust", 1)], Values(leeds, FacetField.Skill));
        Assert.Equal(["Anna", "Cleo"], _staff.Names(leeds));
        Assert.Equal(["Anna"], _staff.Names(leeds.Toggle(FacetField.Skill, "Rust")));
        Assert.Equal(["Anna", "Ben", "Cleo"], _staff.Names(leeds.Toggle(FacetField.Location, "Paris")));
        Assert.Equal(["Anna", "Ben", "Cleo"], _staff.Names(leeds.Toggle(FacetField.Location, "Leeds")));
        Assert.Equal([("Sales", 2)], Values(new SearchQuery { Q = "rust" }, FacetField.Department));
    }

    [Fact]
    public void Find_ManyValues_ShowsTheMostCommonAndCountsAll()
    {
        AddDepartments("Zoo,Zoo,Zoo,Yard,Yard,Ä,Ä,B,c,D,E,F,G,H,I");
        Assert.Equal(["Zoo", "Ä", "Yard", "B", "c", "D", "E", "F"], Shown(new SearchQuery()));
        Assert.Equal(["H", "Zoo", "Ä", "Yard", "B", "c", "D", "E"], Shown(new SearchQuery { Department = ["H"] }));
        Assert.Equal(11, DepartmentsOf(new SearchQuery()).Total);
        Assert.Equal(11, DepartmentsOf(new SearchQuery { Department = ["H"] }).Total);
        Assert.Equal(12, DepartmentsOf(new SearchQuery { Department = ["Nowhere"] }).Total);
        string[] many = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9"];
        Assert.Equal(many, Shown(new SearchQuery { Department = many }));
    }

    [Fact]
    public void Find_OneValueMoreThanFits_ShowsItToo()
    {
        AddDepartments("A,B,C,D,E,F,G,H,I");
        Assert.Equal(9, Shown(new SearchQuery()).Count());
    }

    [Fact]
    public void Values_OfAField_AreAllOfTheListFromAToZBehindTheChosen()
    {
        AddDepartments("Zoo,Zoo,Yard,Ä,B,c,D,E,F,G,H,I");
        Add("Anna", "Yard", "Leeds");
        Assert.Equal(
            ["Yard 2", "Ä 1", "B 1", "c 1", "D 1", "E 1", "F 1", "G 1", "H 1", "I 1", "Zoo 2"],
            ValuesOf(new SearchQuery { Department = ["Yard"] }));
        Assert.Equal(["Yard 1"], ValuesOf(new SearchQuery { Location = ["Leeds"] }));
        Assert.Equal(["Yard 1"], ValuesOf(new SearchQuery { Q = "anna" }));
        Assert.Equal(["Zoo 0", "Yard 1"], ValuesOf(new SearchQuery { Q = "anna", Department = ["Zoo"] }));
        Assert.Empty(ValuesOf(new SearchQuery { Q = "xyz" }));
    }

    [Fact]
    public void Find_JoinedLately_CountsNinetyDaysAndNobodyWhoIsStillToCome()
    {
        _staff.Add(Someone("Today") with { StartDate = Today });
        _staff.Add(Someone("Within") with { StartDate = Today.AddDays(-89) });
        _staff.Add(Someone("Before") with { StartDate = Today.AddDays(-90) });
        _staff.Add(Someone("Tomorrow") with { StartDate = Today.AddDays(1) });
        Assert.Equal(2, _staff.Search.Find(new SearchQuery()).Facets!.Joined);
        Assert.Equal(["Today", "Within"], _staff.Names(new SearchQuery { Joined = true }));
    }

    [Fact]
    public void Find_Letters_AreThoseOfTheFamilyName()
    {
        _staff.Add(Someone("Zoë Ångström") with { FamilyName = "Ångström" });
        _staff.Add(Someone("Ökonom"));
        _staff.Add(Someone("王小明"));
        Assert.Equal(["a", "o", Letters.Other], _staff.Search.Find(new SearchQuery()).Facets!.Letters);
        Assert.Equal(["Zoë Ångström"], _staff.Names(new SearchQuery { Letter = "A" }));
        Assert.Equal(["王小明"], _staff.Names(new SearchQuery { Letter = "other" }));
        Assert.Equal(["a", "o", Letters.Other], _staff.Search.Find(new SearchQuery { Letter = "A" }).Facets!.Letters);
    }

    [Theory]
    [InlineData(null, "Adams,Baker,Clark,Dunn", "Adams,Baker,Clark,Dunn")]
    [InlineData(SearchSort.Name, "Adams,Baker,Clark,Dunn", "Dunn,Clark,Baker,Adams")]
    [InlineData(SearchSort.Title, "Dunn,Baker,Adams,Clark", "Adams,Baker,Dunn,Clark")]
    [InlineData(SearchSort.Department, "Clark,Baker,Adams,Dunn", "Adams,Baker,Clark,Dunn")]
    [InlineData(SearchSort.Location, "Dunn,Clark,Adams,Baker", "Clark,Dunn,Adams,Baker")]
    [InlineData(SearchSort.Start, "Baker,Dunn,Adams,Clark", "Adams,Dunn,Baker,Clark")]
    public void Find_Sorted_PutsThoseWithoutAValueLastBothWays(SearchSort? sort, string expected, string reversed)
    {
        _staff.Add(Someone("Adams") with { JobTitle = "Éditeur", Department = "Sales", StartDate = Today.AddYears(-3) });
        _staff.Add(Someone("Baker") with { JobTitle = "Cook", Department = "Legal", StartDate = Today });
        _staff.Add(Someone("Clark") with { Department = "Art", Location = "Élancourt" });
        _staff.Add(Someone("Dunn") with { JobTitle = "Agent", Location = "Brno", StartDate = Today.AddYears(-1) });
        Assert.Equal(expected.Split(','), _staff.Names(new SearchQuery { Sort = sort }));
        Assert.Equal(reversed.Split(','), _staff.Names(new SearchQuery { Sort = sort, Reversed = true }));
    }

    [Fact]
    public void Find_EveryPageOfANarrowList_ShowsEveryoneOnceInOrder()
    {
        var random = new Random(7);
        string[] places = ["Leeds", "Paris", "Oslo"];
        for (var i = 0; i < 400; i++)
            _staff.Add(Someone($"Person {random.Next(1000):000}") with { Location = places[random.Next(3)], Department = "Sales" });
        foreach (var query in (SearchQuery[])
            [new(), new() { Location = ["Leeds"] }, new() { Q = "person" }, new() { Q = "person", Location = ["Oslo", "Paris"] }, new() { Q = "person 1", Sort = SearchSort.Name },
                new() { Sort = SearchSort.Name, Reversed = true }, new() { Location = ["Oslo"], Sort = SearchSort.Name, Reversed = true }])
        {
            var (first, hits) = (_staff.Search.Find(query), new List<Hit>());
            for (var page = 1; page <= first.Pages; page++)
                hits.AddRange(_staff.Search.Find(query with { Page = page }).Hits);
            Assert.Equal(first.Total, hits.Select(hit => hit.Employee.Id).Distinct().Count());
            Assert.Equal(first.Total, hits.Count);
            if (query.Sort is not null || query.Q is null)
                Assert.Equal(
                    (query.Reversed ? hits.AsEnumerable().Reverse() : hits).Select(hit => hit.Employee.DisplayName).Order(),
                    (query.Reversed ? hits.AsEnumerable().Reverse() : hits).Select(hit => hit.Employee.DisplayName));
            Assert.Equal(_staff.Names(query with { Page = first.Pages }), _staff.Names(query with { Page = 9999 }));
        }
    }

    [Fact]
    public async Task Find_AfterChanges_CountsWhatIsThere()
    {
        var anna = Add("Anna", "Sales", "Leeds", "Rust");
        anna = _staff.Change(anna with { Department = "Legal", Skills = [] });
        Assert.Equal([("Legal", 1)], Values(new SearchQuery(), FacetField.Department));
        Assert.Empty(Values(new SearchQuery(), FacetField.Skill));
        anna = _staff.Change(anna with { Status = EmployeeStatus.Left });
        Assert.Equal(0, _staff.Search.Find(new SearchQuery()).Total);
        _staff.Change(anna with { Status = EmployeeStatus.Active });
        Assert.Equal([("Legal", 1)], Values(new SearchQuery(), FacetField.Department));
        await _staff.People.ForgetAsync([anna.Id], TestContext.Current.CancellationToken);
        Assert.Empty(Values(new SearchQuery(), FacetField.Department));
    }

    private Employee Add(string name, string department, string location, params string[] skills) =>
        _staff.Add(Someone(name) with { Department = department, Location = location, Skills = skills });

    private void AddDepartments(string departments)
    {
        foreach (var department in departments.Split(','))
            _staff.Add(Someone("Someone") with { Department = department });
    }

    private Facet DepartmentsOf(SearchQuery query) =>
        _staff.Search.Find(query).Facets!.Fields.Single(facet => facet.Field == FacetField.Department);

    private IEnumerable<string> Shown(SearchQuery query) => DepartmentsOf(query).Values.Select(value => value.Value);

    private IEnumerable<string> ValuesOf(SearchQuery query) =>
        _staff.Search.Values(query, FacetField.Department).Select(value => $"{value.Value} {value.Count}");

    private IEnumerable<(string, int)> Values(SearchQuery query, FacetField field) =>
        _staff.Search.Find(query).Facets!.Fields.Single(facet => facet.Field == field).Values
            .Select(value => (value.Value, value.Count)).Order();
}
