using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Core.Employees;

// Texts are cleaned by PlainText, except in records that an earlier release stored.
public sealed record Employee
{
    public static readonly TimeSpan DeletedRetention = TimeSpan.FromDays(30);

    public required Guid Id { get; init; }
    public required string DisplayName { get; init; }
    public string? GivenName { get; init; }
    public string? FamilyName { get; init; }
    public string? JobTitle { get; init; }
    public string? Department { get; init; }
    public string? Location { get; init; }
    public string? Email { get; init; }
    public IReadOnlyList<string> Phones { get; init; } = [];
    public Guid? ManagerId { get; init; }
    public IReadOnlyList<string> Skills { get; init; } = [];
    public DateOnly? StartDate { get; init; }
    public string? Pronouns { get; init; }
    public string? About { get; init; }
    public string? TimeZone { get; init; }
    public IReadOnlyList<DayOfWeek> WorkingDays { get; init; } = [];
    public string? PhotoId { get; init; }
    public string? EmployeeNumber { get; init; }
    public EmployeeStatus Status { get; init; }

    // Hidden from everyone but admins and the person.
    public bool Protected { get; init; }

    // 1 for a new record, one more with every accepted change; 0 before it is stored.
    public long Version { get; init; }
    public Guid SubmissionId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public string CreatedBy { get; init; } = "";
    public DateTimeOffset UpdatedAt { get; init; }
    public string UpdatedBy { get; init; } = "";
    public DateTimeOffset? DeletedAt { get; init; }

    // Times they left or were deleted. Each one ends earlier sign-ins.
    public int Departures { get; init; }

    // Set in the tombstone of an erased person. Nothing else is kept, and no version follows it.
    public DateTimeOffset? ErasedAt { get; init; }

    public bool IsDeleted => DeletedAt is not null || IsErased;

    public bool IsErased => ErasedAt is not null;

    public bool IsSample => CreatedBy == AccountNames.Sample;

    public bool IsEditedSample => IsSample && UpdatedBy != AccountNames.Sample;

    public bool IsHere => !IsDeleted && Status == EmployeeStatus.Active;

    // From the address as stored: a save that cleans the address must free its old key. Null frees the key.
    public string? EmailKey => IsDeleted ? null : Email?.ToLowerInvariant();

    public static Employee Erased(Guid id, long version, DateTimeOffset at) =>
        new() { Id = id, DisplayName = "", Version = version, ErasedAt = at, UpdatedAt = at };

    public Employee CountingDepartureFrom(Employee? before) =>
        this with { Departures = (before?.Departures ?? 0) + (before is { IsHere: true } && !IsHere ? 1 : 0) };

    public Employee Cleaned() => this with
    {
        DisplayName = PlainText.Clean(DisplayName) ?? DisplayName,
        GivenName = PlainText.Clean(GivenName),
        FamilyName = PlainText.Clean(FamilyName),
        JobTitle = PlainText.Clean(JobTitle),
        Department = PlainText.Clean(Department),
        Location = PlainText.Clean(Location),
        Email = EmailAddress.Clean(Email),
        Phones = [.. Phones.Select(PhoneNumber.Clean).OfType<string>()],
        Skills = [.. Skills.Select(PlainText.Clean).OfType<string>().Distinct()],
        Pronouns = PlainText.Clean(Pronouns),
        About = PlainText.CleanLines(About),
        TimeZone = PlainText.Clean(TimeZone),
        EmployeeNumber = PlainText.Clean(EmployeeNumber)
    };

    public bool IsExpired(DateTimeOffset now) => DeletedAt + DeletedRetention <= now;
}

public enum EmployeeStatus
{
    Active,
    Left
}
