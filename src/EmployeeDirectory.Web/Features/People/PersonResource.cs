using System.Text.Json.Serialization;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Features.People;

public sealed record PersonResource
{
    public required Guid Id { get; init; }

    public required string DisplayName { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public string? Pronouns { get; init; }

    public string? JobTitle { get; init; }

    public string? Department { get; init; }

    public string? Location { get; init; }

    public Guid? ManagerId { get; init; }

    public string? EmployeeNumber { get; init; }

    public DateOnly? StartDate { get; init; }

    public EmployeeStatus Status { get; init; }

    /// <summary>For admins; absent for others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Protected { get; init; }

    public string? Email { get; init; }

    public IReadOnlyList<string> Phones { get; init; } = [];

    public string? TimeZone { get; init; }

    public IReadOnlyList<DayOfWeek> WorkingDays { get; init; } = [];

    public IReadOnlyList<string> Skills { get; init; } = [];

    public string? About { get; init; }

    public long Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public static PersonResource From(Employee person, bool isForAdmin) => new()
    {
        Id = person.Id,
        DisplayName = person.DisplayName,
        GivenName = person.GivenName,
        FamilyName = person.FamilyName,
        Pronouns = person.Pronouns,
        JobTitle = person.JobTitle,
        Department = person.Department,
        Location = person.Location,
        ManagerId = person.ManagerId,
        EmployeeNumber = person.EmployeeNumber,
        StartDate = person.StartDate,
        Status = person.Status,
        Protected = isForAdmin ? person.Protected : null,
        Email = person.Email,
        Phones = person.Phones,
        TimeZone = person.TimeZone,
        WorkingDays = person.WorkingDays,
        Skills = person.Skills,
        About = person.About,
        Version = person.Version,
        CreatedAt = person.CreatedAt,
        UpdatedAt = person.UpdatedAt
    };
}
