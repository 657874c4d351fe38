using System.Globalization;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Search;

namespace EmployeeDirectory.Core.ReadModels;

public static class PersonValues
{
    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>All of them, each behind its field's digit, in lines: clean values have no line breaks.</summary>
    public static string Joined(Employee employee) =>
        string.Join('\n', From(employee).Select(value => $"{(int)value.Field}{value.Value}"));

    public static IEnumerable<(FacetField Field, string Value)> From(Employee employee)
    {
        foreach (var skill in employee.Skills.Distinct())
            yield return (FacetField.Skill, skill);
        if (employee.JobTitle is { } title)
            yield return (FacetField.JobTitle, title);
        if (employee.Department is { } department)
            yield return (FacetField.Department, department);
        if (employee.Location is { } location)
            yield return (FacetField.Location, location);
        if (employee.StartDate is { } start)
            yield return (FacetField.StartDate, Day(start));
        yield return (FacetField.Letter, Letters.For(employee));
        if (employee.PhotoId is null)
            yield return (FacetField.Missing, nameof(Missing.Photo));
        if (employee.Email is null)
            yield return (FacetField.Missing, nameof(Missing.Email));
    }
}
