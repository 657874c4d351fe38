using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Imports;

public sealed record ImportField(string Name, string Label, params IReadOnlyList<string> Aliases)
{
    public const string Id = nameof(Employee.Id);

    public static readonly IReadOnlyList<ImportField> All =
    [
        new(Id, "Id"),
        .. EmployeeField.All
            .Where(field => field.Name is not (EmployeeField.Photo or EmployeeField.Deleted))
            .Select(field => new ImportField(field.Name, field.Label, AliasesOf(field.Name)))
    ];

    private static readonly Dictionary<string, ImportField> ByKey = All
        .SelectMany(field => field.Aliases.Append(field.Name).Append(field.Label).Select(header => (Key: Key(header), field)))
        .DistinctBy(one => one.Key)
        .ToDictionary(one => one.Key, one => one.field);

    public static ImportField? Find(string header) => ByKey.GetValueOrDefault(Key(header));

    public static string Key(string header) =>
        string.Concat(PlainText.Fold(PlainText.Clean(header) ?? "").Where(char.IsLetterOrDigit));

    public bool MayRepeat => Name is nameof(Employee.Phones) or nameof(Employee.Skills);

    private static string[] AliasesOf(string field) => field switch
    {
        nameof(Employee.DisplayName) => ["Name", "Full name"],
        nameof(Employee.GivenName) => ["First name", "Forename"],
        nameof(Employee.FamilyName) => ["Last name", "Surname"],
        nameof(Employee.JobTitle) => ["Title", "Position", "Role"],
        nameof(Employee.Department) => ["Team", "Division"],
        nameof(Employee.Location) => ["Office", "Place", "Site", "City"],
        EmployeeField.Manager => ["Reports to", "Supervisor", "Line manager", "Manager e-mail", "Manager number"],
        nameof(Employee.EmployeeNumber) => ["Employee ID", "Number", "Personnel number", "Staff number"],
        nameof(Employee.StartDate) => ["Hire date", "Start", "Joined"],
        nameof(Employee.Email) => ["E-mail address", "Mail", "Work e-mail"],
        nameof(Employee.Phones) => ["Phone", "Phone number", "Telephone", "Mobile", "Mobile phone", "Work phone"],
        nameof(Employee.Skills) => ["Skill"],
        nameof(Employee.About) => ["Description", "Bio"],
        _ => []
    };
}
