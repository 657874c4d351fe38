using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Web.Features.People;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>Twenty-four people from memory, in a bare view and in the directory's own list page.</summary>
public sealed class CeilingController : Controller
{
    public const string Bare = "/ceiling/bare", List = "/ceiling/list";

    private static readonly Employee[] Staff = [.. SampleStaff.People(1_000, DateOnly.FromDateTime(DateTime.UtcNow))];
    private static readonly Employee[] Shown = Staff[..SearchQuery.Sizes[0]];
    private static readonly SearchResult Result = new(
        [.. Shown.Select(person => new Hit(person, []))], Staff.Length, 1, Staff.Length / Shown.Length, Facets(), [], []);

    [HttpGet(Bare)]
    public IActionResult BarePage() => View("Cards", Shown);

    [HttpGet(List)]
    public IActionResult ListPage() => View("Index", new ListPage(new SearchQuery(), Result));

    private static Facets Facets()
    {
        Facet Of(FacetField field) => new(field, [.. Staff.SelectMany(PersonValues.From).Where(pair => pair.Field == field)
            .CountBy(pair => pair.Value).OrderByDescending(count => count.Value).Take(Facet.Most)
            .Select(count => new FacetValue(count.Key, count.Value, false))]);
        return new Facets([Of(FacetField.Department), Of(FacetField.Location), Of(FacetField.Skill)], 20, [.. Staff.Select(Letters.For).Distinct()]);
    }
}
