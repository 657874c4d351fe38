using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Employees;

// Field names are a contract for scripts. A field that is not posted keeps its value.
public sealed class EmployeeForm : IValidatableObject
{
    public const int MaxPhones = 5;
    public const int MaxSkills = 50;

    // The system's zone folder also has names such as localtime and right/UTC, which browsers do not know.
    private static readonly Regex TimeZonePattern =
        new("^[A-Z][A-Za-z]*(/[A-Za-z0-9_+-]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    [Display(Name = "Display name"), Text(200)]
    public string? DisplayName { get; set; }

    [Display(Name = "Given name"), Text(100)]
    public string? GivenName { get; set; }

    [Display(Name = "Family name"), Text(100)]
    public string? FamilyName { get; set; }

    [Text(40)]
    public string? Pronouns { get; set; }

    [Display(Name = "Job title"), Text(150)]
    public string? JobTitle { get; set; }

    [Text(100)]
    public string? Department { get; set; }

    [Text(100)]
    public string? Location { get; set; }

    [Text(400)]
    public string? Manager { get; set; }

    [Display(Name = "Employee number"), Text(40)]
    public string? EmployeeNumber { get; set; }

    [Display(Name = "Start date")]
    public string? StartDate { get; set; }

    public EmployeeStatus Status { get; set; }

    public bool Protected { get; set; }

    [Display(Name = "E-mail"), Text(254)]
    public string? Email { get; set; }

    [Text(MaxPhones * (PhoneNumber.MaxLength + 2))]
    public List<string?> Phones { get; set; } = [];

    [Display(Name = "Time zone"), Text(64)]
    public string? TimeZone { get; set; }

    [Display(Name = "Working days")]
    public List<string?> WorkingDays { get; set; } = [];

    [Text(MaxSkills * 62)]
    public List<string?> Skills { get; set; } = [];

    [Text(4000, Lines = true)]
    public string? About { get; set; }

    public long Version { get; set; }

    public Guid SubmissionId { get; set; } = Guid.CreateVersion7();

    // Prevents over-posting: a property that the user may not set keeps its value.
    public static bool MaySet(string property, CurrentUser user) =>
        user.IsAdmin || property is nameof(Version) or nameof(SubmissionId)
        || EmployeeField.All.Any(field => field.IsOwn && field.Name == property);

    public static EmployeeForm From(Employee employee, string? manager) => new()
    {
        DisplayName = employee.DisplayName,
        GivenName = employee.GivenName,
        FamilyName = employee.FamilyName,
        Pronouns = employee.Pronouns,
        JobTitle = employee.JobTitle,
        Department = employee.Department,
        Location = employee.Location,
        Manager = manager,
        EmployeeNumber = employee.EmployeeNumber,
        StartDate = employee.StartDate?.ToString("O", CultureInfo.InvariantCulture),
        Status = employee.Status,
        Protected = employee.Protected,
        Email = employee.Email,
        Phones = [.. employee.Phones],
        TimeZone = employee.TimeZone,
        WorkingDays = [.. employee.WorkingDays.Select(day => day.ToString())],
        Skills = [.. employee.Skills],
        About = employee.About,
        Version = employee.Version
    };

    public Employee ApplyTo(Employee basis, Guid? managerId) => basis with
    {
        DisplayName = PlainText.Clean(DisplayName)!,
        GivenName = PlainText.Clean(GivenName),
        FamilyName = PlainText.Clean(FamilyName),
        Pronouns = PlainText.Clean(Pronouns),
        JobTitle = PlainText.Clean(JobTitle),
        Department = PlainText.Clean(Department),
        Location = PlainText.Clean(Location),
        ManagerId = managerId,
        EmployeeNumber = PlainText.Clean(EmployeeNumber),
        StartDate = ParsedStartDate,
        Status = Status,
        Protected = Protected,
        Email = EmailAddress.Clean(Email),
        Phones = CleanPhones,
        TimeZone = PlainText.Clean(TimeZone),
        WorkingDays = [.. Split(WorkingDays).Select(Enum.Parse<DayOfWeek>).Distinct().OrderBy(MondayFirst)],
        Skills = Split(Skills),
        About = PlainText.CleanLines(About),
        Version = Version
    };

    /// <summary>The part of a record that a card in a list shows, of entries that need not be valid yet.</summary>
    public Employee AppliedToCard(Employee basis) => basis with
    {
        DisplayName = PlainText.Clean(DisplayName) ?? "",
        GivenName = PlainText.Clean(GivenName),
        FamilyName = PlainText.Clean(FamilyName),
        Pronouns = PlainText.Clean(Pronouns),
        JobTitle = PlainText.Clean(JobTitle),
        Department = PlainText.Clean(Department),
        Location = PlainText.Clean(Location),
        TimeZone = PlainText.Clean(TimeZone) is { } zone && IsTimeZone(zone) ? zone : null
    };

    /// <summary>What is probably a slip, and can be saved all the same.</summary>
    public IEnumerable<FieldRemark> Remarks(DateOnly today)
    {
        if (ParsedStartDate > today.AddYears(1))
            yield return new(nameof(StartDate), "This is more than a year away. Check the year.");
        else if (ParsedStartDate < today.AddYears(-60))
            yield return new(nameof(StartDate), "This is more than 60 years ago. Check the year.");
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PlainText.Clean(DisplayName) is null)
            yield return new("Enter the name colleagues know them by.", [nameof(DisplayName)]);
        if (EmailAddress.Clean(Email) is { } email && !EmailAddress.IsValid(email))
            yield return new("This isn’t an e-mail address. Enter one like name@company.com.", [nameof(Email)]);
        if (PlainText.Clean(StartDate) is not null && ParsedStartDate is null)
            yield return new(
                "This isn’t a date. Enter it as year-month-day, such as 2026-03-01.", [nameof(StartDate)]);
        if (PlainText.Clean(TimeZone) is { } zone && !IsTimeZone(zone))
            yield return new("This isn’t a known time zone. Choose one such as Europe/Berlin.", [nameof(TimeZone)]);
        if (!Enum.IsDefined(Status))
            yield return new("Choose Active or Left.", [nameof(Status)]);
        if (Split(WorkingDays).Any(day => !Enum.IsDefined(typeof(DayOfWeek), day)))
            yield return new("Choose days from Monday to Sunday.", [nameof(WorkingDays)]);
        if (CleanPhones.Any(phone => PhoneNumber.Parse(phone) is null))
            yield return new(
                "Enter one number in each field: 3 to 15 digits, with spaces and + ( ) - . / between them, no words. "
                + "An extension may follow x, ext., extension or #: +1 212 555 0147 x12.",
                [nameof(Phones)]);
        if (CleanPhones.Count > MaxPhones)
            yield return new($"Enter {MaxPhones} numbers or fewer.", [nameof(Phones)]);
        if (Split(Skills).Count > MaxSkills)
            yield return new($"Enter {MaxSkills} skills or fewer.", [nameof(Skills)]);
        if (Split(Skills).Any(skill => skill.Length > 60))
            yield return new("Keep each skill to 60 characters or fewer.", [nameof(Skills)]);
    }

    private DateOnly? ParsedStartDate => Days.ParseTyped(StartDate);

    private List<string> CleanPhones =>
        [.. Phones
            .SelectMany(value => PhoneNumber.Split(value ?? ""))
            .Select(PhoneNumber.Clean)
            .OfType<string>()
            .DistinctBy(PlainText.Fold)];

    private static List<string> Split(List<string?> values) =>
        [.. values
            .SelectMany(value => (value ?? "").Split([',', ';', '\n']))
            .Select(PlainText.Clean)
            .OfType<string>()
            .DistinctBy(PlainText.Fold)];

    private static int MondayFirst(DayOfWeek day) => ((int)day + 6) % 7;

    private static bool IsTimeZone(string zone) =>
        TimeZonePattern.IsMatch(zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;
}

public sealed record FieldRemark(string Field, string Text);
