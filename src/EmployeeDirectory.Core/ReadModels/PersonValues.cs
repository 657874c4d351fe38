using System.Globalization;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.ReadModels;

public static class PersonValues
{
    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
    }
}
