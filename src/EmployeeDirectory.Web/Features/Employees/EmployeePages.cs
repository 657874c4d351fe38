using EmployeeDirectory.Web.Features.OrgChart;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Search;

namespace EmployeeDirectory.Web.Features.Employees;

public sealed record ListPage(SearchQuery Query, SearchResult Result);

/// <param name="OutOfReach">The store did not answer; this is the read model's copy.</param>
public sealed record ProfilePage(Employee Employee, ReportingLine Line, bool OutOfReach = false)
{
    public const int MaxReports = 100;
}

/// <param name="Current">The stored record; null for a new one.</param>
/// <param name="Problem">Said on top of the form where it comes back for a reason that no field has.</param>
public sealed record FormPage(EmployeeForm Form, PhotoForm Photo, Employee? Current, FormSuggestions Suggestions, string? Problem = null);

public sealed record FormSuggestions(
    IReadOnlyList<string> JobTitles, IReadOnlyList<string> Departments, IReadOnlyList<string> Locations, IReadOnlyList<string> Skills)
{
    private const int Most = 100;

    public static FormSuggestions From(ReadModel people) => new(
        people.Values(FacetField.JobTitle, Most),
        people.Values(FacetField.Department, Most),
        people.Values(FacetField.Location, Most),
        [.. people.Values(FacetField.Skill, Most).Union(StarterSkills.All)]);
}
