using System.Globalization;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Core.History;

public static class Replay
{
    // The history is one person's, oldest first; end is exclusive.
    public static Employee? At(IReadOnlyList<HistoryEntry> history, DateTimeOffset end)
    {
        if (history.Any(entry => entry.IsErased))
            return null;
        Employee? record = null;
        foreach (var entry in history.TakeWhile(entry => entry.At < end))
            record = (record ?? new Employee
            {
                Id = entry.EmployeeId,
                DisplayName = "",
                CreatedAt = entry.At,
                CreatedBy = entry.By
            })
                .With(entry.Changes.Select(change => (change.Field, change.New)), entry.At)
                .CountingDepartureFrom(record) with
            {
                Version = entry.Version,
                SubmissionId = entry.SubmissionId,
                UpdatedAt = entry.At,
                UpdatedBy = entry.By
            };
        return record;
    }

    public static Employee With(
        this Employee record, IEnumerable<(string Field, string? Text)> values, DateTimeOffset at) =>
        values.Aggregate(record, (next, value) => With(next, value.Field, value.Text, at));

    private static Employee With(Employee record, string field, string? text, DateTimeOffset at) => field switch
    {
        nameof(Employee.DisplayName) => record with { DisplayName = text ?? "" },
        nameof(Employee.GivenName) => record with { GivenName = text },
        nameof(Employee.FamilyName) => record with { FamilyName = text },
        nameof(Employee.Pronouns) => record with { Pronouns = text },
        nameof(Employee.JobTitle) => record with { JobTitle = text },
        nameof(Employee.Department) => record with { Department = text },
        nameof(Employee.Location) => record with { Location = text },
        EmployeeField.Manager => record with { ManagerId = text is null ? null : Guid.Parse(text) },
        nameof(Employee.EmployeeNumber) => record with { EmployeeNumber = text },
        nameof(Employee.StartDate) => record with
        {
            StartDate = text is null ? null : DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture)
        },
        nameof(Employee.Status) => record with { Status = text is null ? default : Enum.Parse<EmployeeStatus>(text) },
        nameof(Employee.Protected) => record with { Protected = text == "true" },
        nameof(Employee.Email) => record with { Email = text },
        nameof(Employee.Phones) => record with { Phones = List(text) },
        nameof(Employee.TimeZone) => record with { TimeZone = text },
        nameof(Employee.WorkingDays) => record with { WorkingDays = [.. List(text).Select(Enum.Parse<DayOfWeek>)] },
        nameof(Employee.Skills) => record with { Skills = List(text) },
        nameof(Employee.About) => record with { About = text },
        EmployeeField.Photo => record with { PhotoId = text },
        EmployeeField.Deleted => record with { DeletedAt = text is null ? null : at },
        _ => record
    };

    private static string[] List(string? text) => text?.Split(", ") ?? [];
}
