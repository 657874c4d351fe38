namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>
/// One person's record as the system of record holds it. Text is trimmed, NFC and free of control characters;
/// <see cref="EmployeeForm"/> states the bounds.
/// </summary>
public sealed record Employee
{
    /// <summary>How long a deleted record can be restored; afterwards the stores forget it.</summary>
    public static readonly TimeSpan DeletedRetention = TimeSpan.FromDays(30);

    /// <summary>A UUIDv7.</summary>
    public required Guid Id { get; init; }
    public required string DisplayName { get; init; }

    /// <summary>Given and family name are optional and serve sorting and letters.</summary>
    public string? GivenName { get; init; }
    public string? FamilyName { get; init; }
    public string? JobTitle { get; init; }
    public string? Department { get; init; }
    public string? Location { get; init; }

    /// <summary>Unique among the records that are not deleted, whatever its case.</summary>
    public string? Email { get; init; }
    public IReadOnlyList<string> Phones { get; init; } = [];
    public Guid? ManagerId { get; init; }
    public IReadOnlyList<string> Skills { get; init; } = [];
    public DateOnly? StartDate { get; init; }
    public string? Pronouns { get; init; }
    public string? About { get; init; }

    /// <summary>An IANA name such as Europe/Berlin.</summary>
    public string? TimeZone { get; init; }
    public IReadOnlyList<DayOfWeek> WorkingDays { get; init; } = [];

    /// <summary>The address of the photo's renditions, see <see cref="Photos.IPhotoStore"/>.</summary>
    public string? PhotoId { get; init; }
    public string? EmployeeNumber { get; init; }
    public EmployeeStatus Status { get; init; }

    /// <summary>Absent everywhere for everyone but admins.</summary>
    public bool Protected { get; init; }

    /// <summary>1 for a new record, one more with every accepted change; 0 for one that was never stored.</summary>
    public long Version { get; init; }

    /// <summary>The form submission that wrote this version, so that a repeated one is known.</summary>
    public Guid SubmissionId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public string CreatedBy { get; init; } = "";
    public DateTimeOffset UpdatedAt { get; init; }
    public string UpdatedBy { get; init; } = "";
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Set in the tombstone of someone who was erased for good: nothing else is left of them, and nothing follows it.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    public bool IsDeleted => DeletedAt is not null || IsErased;

    public bool IsErased => ErasedAt is not null;

    /// <summary>The key under which the e-mail is unique; null frees it.</summary>
    public string? EmailKey => IsDeleted ? null : Email?.ToLowerInvariant();

    public static Employee Erased(Guid id, long version, DateTimeOffset at) =>
        new() { Id = id, DisplayName = "", Version = version, ErasedAt = at, UpdatedAt = at };

    public bool IsExpired(DateTimeOffset now) => DeletedAt + DeletedRetention <= now;
}

public enum EmployeeStatus
{
    Active,
    Left
}
