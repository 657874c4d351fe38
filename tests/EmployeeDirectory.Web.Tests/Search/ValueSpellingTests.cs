using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>Spellings that differ by case, spaces or signs are one value.</summary>
public sealed class ValueSpellingTests : IDisposable
{
    private readonly SearchableStaff _staff = new();

    public void Dispose() => _staff.Dispose();

    [Theory]
    [InlineData("Leeds", "leeds "), InlineData("R&D", "R & D"), InlineData("Node.js", "nodejs"), InlineData("C#", "C #"), InlineData("São Paulo", "Sao-Paulo")]
    public void Find_SpellingsOfAValue_AreOneValueInEveryFacet(string most, string other)
    {
        foreach (var (name, value) in ((string, string)[])[("Anna", other), ("Ben", most), ("Cleo", most)])
            _staff.Add(Someone(name) with { Department = value, Location = value, Skills = [value] });
        _staff.Add(Someone("Dan") with { Department = "Sales", Location = "York", Skills = ["C"] });
        foreach (var field in (FacetField[])[FacetField.Department, FacetField.Location, FacetField.Skill])
        {
            Assert.Equal((most, 3), Values(new(), field)[0]);
            foreach (var spelling in (string[])[most, other, most.ToUpperInvariant()])
            {
                var query = new SearchQuery().Toggle(field, spelling);
                Assert.Equal(["Anna", "Ben", "Cleo"], _staff.Names(query));
                var chosen = Assert.Single(Facet(query, field).Values, value => value.Chosen);
                Assert.Equal((most, 3), (chosen.Value, chosen.Count));
                Assert.Equal(2, Facet(query, field).Values.Count);
            }
        }
    }

    [Theory]
    [InlineData("Building 1-12", "Building 11-2"), InlineData("V2.0", "V20"), InlineData("Floor 1, 11", "Floor 11, 1")]
    public void Find_ValuesOfOtherNumbers_StayApart(string one, string other)
    {
        _staff.Add(Someone("Anna") with { Location = one });
        _staff.Add(Someone("Ben") with { Location = other });
        Assert.Equal(2, Values(new(), FacetField.Location).Count);
        Assert.Equal(["Ben"], _staff.Names(new SearchQuery { Location = [other] }));
    }

    [Fact]
    public void Find_SpellingsUsedAsOften_ShowTheFirst()
    {
        _staff.Add(Someone("Anna") with { Location = "leeds" });
        _staff.Add(Someone("Ben") with { Location = "LEEDS" });
        _staff.Add(Someone("Cleo") with { Location = "Leeds" });
        Assert.Equal([("LEEDS", 3)], Values(new(), FacetField.Location));
        Assert.Equal(["LEEDS"], _staff.People.Values(FacetField.Location, 10).Select(value => value.Text));
    }

    [Fact]
    public void Find_ValuesOfSignsOrOtherSigns_StayApart()
    {
        _staff.Add(Someone("Anna") with { Department = "***", Skills = ["C", "C++"] });
        _staff.Add(Someone("Ben") with { Department = "---", Skills = ["C#"] });
        Assert.Equal([("***", 1), ("---", 1)], Values(new(), FacetField.Department).OrderBy(value => value.Item1, StringComparer.Ordinal));
        Assert.Equal([("C", 1), ("C#", 1), ("C++", 1)], Values(new(), FacetField.Skill).OrderBy(value => value.Item1, StringComparer.Ordinal));
        Assert.Equal(["Anna"], _staff.Names(new SearchQuery { Department = ["***"] }));
    }

    [Fact]
    public void Find_TwoSpellingsOfOnePerson_CountThemOnce()
    {
        var anna = _staff.Add(Someone("Anna") with { Skills = ["Rust", "rust"] });
        _staff.Add(Someone("Ben") with { Skills = ["rust"] });
        Assert.Equal([("rust", 2)], Values(new(), FacetField.Skill));
        anna = _staff.Change(anna with { Skills = ["Rust"] });
        Assert.Equal([("Rust", 2)], Values(new(), FacetField.Skill));
        _staff.Change(anna with { Skills = [] });
        Assert.Equal([("rust", 1)], Values(new(), FacetField.Skill));
        Assert.Equal(["Ben"], _staff.Names(new SearchQuery { Skill = ["Rust"] }));
    }

    private Facet Facet(SearchQuery query, FacetField field) =>
        _staff.Search.Find(query).Facets!.Fields.Single(facet => facet.Field == field);

    private List<(string, int)> Values(SearchQuery query, FacetField field) =>
        [.. Facet(query, field).Values.Select(value => (value.Value, value.Count))];
}
