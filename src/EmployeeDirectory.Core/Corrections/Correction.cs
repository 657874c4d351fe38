using System.Security.Cryptography;
using System.Text.Json;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.Corrections;

public sealed record Correction
{
    public const int MostOpen = 20;
    public const int MostADay = 20;

    private static readonly TimeSpan OpenFor = TimeSpan.FromDays(90);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public static readonly IReadOnlyList<EmployeeField> Fields = [.. EmployeeField.All
        .Where(field =>
            field.Name is not (EmployeeField.Photo or EmployeeField.Deleted or nameof(Employee.Protected)))];

    public required Guid Id { get; init; }
    public required Guid EmployeeId { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Field { get; init; }

    // In the text form of EmployeeForm; null if only the note reports the problem.
    public string? Value { get; init; }
    public string? Note { get; init; }
    public CorrectionState State { get; init; }
    public DateTimeOffset? SettledAt { get; init; }

    public bool IsOpen => State == CorrectionState.Open;

    public DateTimeOffset ExpiresAt => SettledAt is { } settled ? settled + KeptFor : At + OpenFor;

    // The latest moment at which an account's list can still have it, settled or not.
    public DateTimeOffset LastExpiresAt => At + OpenFor + KeptFor;

    public string Label => Fields.First(one => one.Name == Field).Label;

    public static bool MayAdd(IReadOnlyCollection<Correction> made, DateTimeOffset now) =>
        made.Count(one => one.IsOpen) < MostOpen && made.Count(one => one.At > now.AddDays(-1)) < MostADay;

    public bool SaysTheSameAs(Correction other) =>
        EmployeeId == other.EmployeeId && Field == other.Field && Value == other.Value;

    // Idempotent: a form sent twice adds one correction; sent again with other content, it adds another.
    public Guid IdAsSent() =>
        new(SHA256.HashData(
            JsonSerializer.SerializeToUtf8Bytes<string?[]>([Id.ToString(), By, Field, Value, Note])).AsSpan(0, 16));
}

public enum CorrectionState
{
    Open,
    Accepted,
    Declined
}
