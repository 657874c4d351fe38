using System.Globalization;

namespace EmployeeDirectory.Core.Employees;

// History entries store Text; Replay and EmployeeForm parse it.
public sealed record EmployeeField(string Name, string Label, Func<Employee, string?> Text)
{
    public static readonly IReadOnlyList<EmployeeField> All =
    [
        new(nameof(Employee.DisplayName), "Display name", e => e.DisplayName),
        new(nameof(Employee.GivenName), "Given name", e => e.GivenName),
        new(nameof(Employee.FamilyName), "Family name", e => e.FamilyName),
        new(nameof(Employee.Pronouns), "Pronouns", e => e.Pronouns) { IsOwn = true },
        new(nameof(Employee.JobTitle), "Job title", e => e.JobTitle),
        new(nameof(Employee.Department), "Department", e => e.Department),
        new(nameof(Employee.Location), "Location", e => e.Location),
        new(Manager, "Manager", e => e.ManagerId?.ToString()),
        new(nameof(Employee.EmployeeNumber), "Employee number", e => e.EmployeeNumber),
        new(nameof(Employee.StartDate), "Start date", e => e.StartDate?.ToString("O", CultureInfo.InvariantCulture)),
        new(nameof(Employee.Status), "Status", e => e.Status.ToString()),
        new(nameof(Employee.Protected), "Protected", e => e.Protected ? "true" : "false"),
        new(nameof(Employee.Email), "E-mail", e => e.Email),
        new(nameof(Employee.Phones), "Phones", e => Join(e.Phones)) { IsOwn = true },
        new(nameof(Employee.TimeZone), "Time zone", e => e.TimeZone) { IsOwn = true },
        new(nameof(Employee.WorkingDays), "Working days", e => Join(e.WorkingDays)) { IsOwn = true },
        new(nameof(Employee.Skills), "Skills", e => Join(e.Skills)) { IsOwn = true },
        new(nameof(Employee.About), "About", e => e.About) { IsOwn = true },
        new(Photo, "Photo", e => e.PhotoId) { IsOwn = true },
        new(Deleted, "Deleted", e => e.IsDeleted ? "true" : null)
    ];

    public bool IsOwn { get; init; }

    public const string Manager = nameof(Manager);
    public const string Photo = nameof(Photo);
    public const string Deleted = nameof(Deleted);

    public static IEnumerable<EmployeeField> Differing(Employee? left, Employee right) =>
        All.Where(field => (left is null ? null : field.Text(left)) != field.Text(right));

    private static string? Join<T>(IReadOnlyList<T> values) =>
        values.Count == 0 ? null : string.Join(", ", values);
}
