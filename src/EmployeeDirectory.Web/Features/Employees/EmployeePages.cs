using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.SampleData;

namespace EmployeeDirectory.Web.Features.Employees;

// OutOfReach: the store did not answer, so this is the read model's copy.
public sealed record ProfilePage(Employee Employee, ReportingLine Line, bool OutOfReach = false)
{
    public const int MaxReports = 100;
}

public sealed record FormPage(
    EmployeeForm Form, PhotoForm Photo, Employee? Current, FieldChoices Choices, string? Problem = null);

public sealed record FieldChoices(
    IReadOnlyList<string> JobTitles, IReadOnlyList<string> Departments, IReadOnlyList<string> Locations,
    IReadOnlyList<string> Skills)
{
    private const int Most = 100;

    public static FieldChoices From(ReadModel people) => new(
        people.Values(FacetField.JobTitle, Most),
        people.Values(FacetField.Department, Most),
        people.Values(FacetField.Location, Most),
        [.. people.Values(FacetField.Skill, Most).Union(StarterSkills.All)]);
}
