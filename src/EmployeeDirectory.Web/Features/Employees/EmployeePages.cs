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
    EmployeeForm Form, PhotoForm Photo, Employee? Current, FieldChoices Choices, string? Problem = null)
{
    public FormChecks Checks =>
        new(Form.AppliedToCard(Current ?? new Employee { Id = Form.SubmissionId, DisplayName = "" }), [], null);
}

public sealed record FieldChoices(
    IReadOnlyList<(string Text, int Count)> JobTitles, IReadOnlyList<(string Text, int Count)> Departments,
    IReadOnlyList<(string Text, int Count)> Locations, IReadOnlyList<(string Text, int Count)> Skills)
{
    private const int Most = 100;

    public static FieldChoices From(ReadModel people) => new(
        people.Values(FacetField.JobTitle, Most),
        people.Values(FacetField.Department, Most),
        people.Values(FacetField.Location, Most),
        [.. people.Values(FacetField.Skill, Most)
            .Concat(StarterSkills.All.Select(skill => (skill, 0))).DistinctBy(skill => skill.Item1)]);
}
