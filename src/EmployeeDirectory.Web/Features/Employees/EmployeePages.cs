using EmployeeDirectory.Web.Features.OrgChart;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Search;

namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>What a list shows and how; its properties are the query parameters.</summary>
public sealed record ListQuery
{
    public const int PageSize = 24;

    public int Page { get; init; } = 1;
    public ListView View { get; init; }

    /// <summary>Leavers and protected people have lists of their own; the deleted have another page.</summary>
    public Visibility Show { get; init; }
}

public enum ListView
{
    Cards,
    Table
}

public sealed record ListPage(ListQuery Query, EmployeePage Result);

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
        people.Values(nameof(Employee.JobTitle), Most),
        people.Values(nameof(Employee.Department), Most),
        people.Values(nameof(Employee.Location), Most),
        [.. people.Values(nameof(Employee.Skills), Most).Union(StarterSkills.All)]);
}
