using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>
/// What people type about an employee, kept as they typed it. The only mapping between forms and <see cref="Employee"/>.
/// Field names are the contract for scripts; a field that is not posted keeps its value.
/// </summary>
public sealed partial class EmployeeForm : IValidatableObject
{
    public const int MaxPhones = 5;
    public const int MaxSkills = 50;

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

    /// <summary>A name, an e-mail address, an employee number or an id; see <see cref="ManagerPicker"/>.</summary>
    [Text(400)]
    public string? Manager { get; set; }

    [Display(Name = "Employee number"), Text(40)]
    public string? EmployeeNumber { get; set; }

    /// <summary>yyyy-MM-dd.</summary>
    [Display(Name = "Start date")]
    public string? StartDate { get; set; }

    public EmployeeStatus Status { get; set; }

    public bool Protected { get; set; }

    [Display(Name = "E-mail"), Text(254)]
    public string? Email { get; set; }

    /// <summary>Repeated, or separated by commas.</summary>
    [Text(MaxPhones * 42)]
    public List<string?> Phones { get; set; } = [];

    /// <summary>An IANA name.</summary>
    [Display(Name = "Time zone"), Text(64)]
    public string? TimeZone { get; set; }

    [Display(Name = "Working days")]
    public List<string?> WorkingDays { get; set; } = [];

    /// <summary>Repeated, or separated by commas.</summary>
    [Text(MaxSkills * 62)]
    public List<string?> Skills { get; set; } = [];

    [Text(4000, Lines = true)]
    public string? About { get; set; }

    /// <summary>The version that this form shows; 0 for a new record.</summary>
    public long Version { get; set; }

    /// <summary>Made with the form; posting the same form twice changes things once.</summary>
    public Guid SubmissionId { get; set; } = Guid.CreateVersion7();

    /// <summary>Which properties a visitor's posting sets; the others keep their values, whatever is posted.</summary>
    public static bool MaySet(string property, Visitor visitor) =>
        visitor.IsAdmin || property is nameof(Version) or nameof(SubmissionId) || EmployeeField.All.Any(field => field.IsOwn && field.Name == property);

    public static EmployeeForm Of(Employee employee, string? manager) => new()
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

    /// <summary>The record that a valid form describes; the manager is resolved by the caller.</summary>
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
        Email = PlainText.Clean(Email),
        Phones = Split(Phones),
        TimeZone = PlainText.Clean(TimeZone),
        WorkingDays = [.. Split(WorkingDays).Select(Enum.Parse<DayOfWeek>).Distinct().OrderBy(MondayFirst)],
        Skills = Split(Skills),
        About = PlainText.Clean(About),
        Version = Version
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PlainText.Clean(DisplayName) is null)
            yield return new("Enter the name that colleagues know them by.", [nameof(DisplayName)]);
        if (PlainText.Clean(Email) is { } email && !IsEmail(email))
            yield return new("This is not an e-mail address. It should read like name@company.com.", [nameof(Email)]);
        if (PlainText.Clean(StartDate) is not null && ParsedStartDate is null)
            yield return new("This is not a date. Write it as year-month-day, such as 2026-03-01.", [nameof(StartDate)]);
        if (PlainText.Clean(TimeZone) is { } zone && !IsTimeZone(zone))
            yield return new("This is not a time zone we know. Choose one such as Europe/Berlin.", [nameof(TimeZone)]);
        if (!Enum.IsDefined(Status))
            yield return new("Choose Active or Left.", [nameof(Status)]);
        if (Split(WorkingDays).Any(day => !Enum.IsDefined(typeof(DayOfWeek), day)))
            yield return new("Choose days from Monday to Sunday.", [nameof(WorkingDays)]);
        if (Split(Phones).Any(phone => !PhonePattern().IsMatch(phone)))
            yield return new("A phone number has digits, spaces and + ( ) - . / only, and may end in x and an extension.", [nameof(Phones)]);
        if (Split(Phones).Count > MaxPhones)
            yield return new($"Keep this to {MaxPhones} numbers or fewer.", [nameof(Phones)]);
        if (Split(Skills).Count > MaxSkills)
            yield return new($"Keep this to {MaxSkills} skills or fewer.", [nameof(Skills)]);
        if (Split(Skills).Any(skill => skill.Length > 60))
            yield return new("Keep each skill to 60 characters or fewer.", [nameof(Skills)]);
    }

    private DateOnly? ParsedStartDate =>
        DateOnly.TryParseExact(StartDate?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= 1900 and <= 2200 ? date : null;

    private static List<string> Split(List<string?> values) =>
        [.. values
            .SelectMany(value => (value ?? "").Split([',', ';', '\n']))
            .Select(PlainText.Clean)
            .OfType<string>()
            .DistinctBy(PlainText.Fold)];

    private static int MondayFirst(DayOfWeek day) => ((int)day + 6) % 7;

    private static bool IsEmail(string email) =>
        MailAddress.TryCreate(email, out var address)
        && address.Address == email
        && !email.Any(letter => letter == '"' || char.GetUnicodeCategory(letter) == UnicodeCategory.Format)
        && address.User.Length <= 64;

    private static bool IsTimeZone(string zone) =>
        TimeZonePattern().IsMatch(zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;

    /// <summary>A system's folder of zones also has files such as localtime and right/UTC, which browsers do not know.</summary>
    [GeneratedRegex("^[A-Z][A-Za-z]*(/[A-Za-z0-9_+-]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex TimeZonePattern();

    [GeneratedRegex(@"^(?=(?:[^0-9]*[0-9]){3})\+?[0-9\s().\-/]{3,30}(?:\s?(?:x|ext\.?)\s?[0-9]{1,8})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex PhonePattern();
}
