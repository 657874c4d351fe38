using System.Globalization;
using EmployeeDirectory.Web.Features.Employees;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EmployeeDirectory.Web.Features.Suggestions;

/// <summary>Someone says that a field of a record is wrong. An admin makes it so, or does not; the record's history names the admin.</summary>
public sealed record Suggestion
{
    /// <summary>How many may be open at once, and be made in a day, by one account.</summary>
    public const int MostOpen = 20;
    public const int MostADay = 20;

    private static readonly TimeSpan OpenFor = TimeSpan.FromDays(90);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>What can be reported: whatever everyone sees, but for the photo.</summary>
    public static readonly IReadOnlyList<EmployeeField> Fields = [.. EmployeeField.All
        .Where(field => field.Name is not (EmployeeField.Photo or EmployeeField.Deleted or nameof(Employee.Protected)))];

    /// <summary>Made with the form, so that sending it twice suggests once.</summary>
    public required Guid Id { get; init; }
    public required Guid EmployeeId { get; init; }

    /// <summary>The account of whoever made it.</summary>
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The name of one of <see cref="Fields"/>.</summary>
    public required string Field { get; init; }

    /// <summary>As <see cref="EmployeeForm"/> reads it; null where only the note says what is wrong.</summary>
    public string? Value { get; init; }
    public string? Note { get; init; }
    public SuggestionState State { get; init; }
    public DateTimeOffset? SettledAt { get; init; }

    public bool IsOpen => State == SuggestionState.Open;

    /// <summary>When the stores may forget it.</summary>
    public DateTimeOffset ExpiresAt => SettledAt is { } settled ? settled + KeptFor : At + OpenFor;

    /// <summary>The latest moment at which an account's list can still have it.</summary>
    public DateTimeOffset LastExpiresAt => At + OpenFor + KeptFor;

    public string Label => Fields.First(one => one.Name == Field).Label;

    /// <summary>Whether whoever made these may make another.</summary>
    public static bool MayAdd(IReadOnlyCollection<Suggestion> made, DateTimeOffset now) =>
        made.Count(one => one.IsOpen) < MostOpen && made.Count(one => one.At > now.AddDays(-1)) < MostADay;

    /// <summary>As if it had been typed into the form of the record.</summary>
    public FormValueProvider AsPosted() => new(
        BindingSource.Form, new FormCollection(Value is null ? [] : new() { [Field] = Value }), CultureInfo.InvariantCulture);
}

public enum SuggestionState
{
    Open,
    Accepted,
    Declined
}
