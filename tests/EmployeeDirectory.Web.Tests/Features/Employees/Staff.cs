using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>Records and authors for tests.</summary>
internal static class Staff
{
    public static Employee Someone(string name = "Ada Lovelace") => new() { Id = Guid.CreateVersion7(), DisplayName = name };

    public static Author Author(string name = "admin") => new(name, "192.0.2.1", "request-1", Guid.CreateVersion7());

    public static async Task<Employee> AddAsync(this IEmployeeStore store, Employee employee) =>
        Accepted(await store.SaveAsync(employee, Author(), TestContext.Current.CancellationToken));

    public static Task<SaveResult> SaveAsync(this IEmployeeStore store, Employee employee) =>
        store.SaveAsync(employee, Author(), TestContext.Current.CancellationToken);

    public static Employee Accepted(SaveResult result)
    {
        Assert.Equal(SaveOutcome.Saved, result.Outcome);
        return result.Employee!;
    }

    /// <summary>Records hold lists, so two equal ones are not equal to the language; this compares all that is stored.</summary>
    public static void Same(Employee expected, Employee? actual) => Assert.Equivalent(expected, actual, strict: true);
}
