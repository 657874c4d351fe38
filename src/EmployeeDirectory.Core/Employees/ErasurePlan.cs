using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Core.Employees;

public sealed record ErasurePlan(Employee Tombstone, AuditEvent? Line, string? FreedEmail)
{
    public static (SaveResult? Result, ErasurePlan? Plan) Decide(
        Guid id, Employee? current, long? lastVersion, long version, Author author, DateTimeOffset now)
    {
        if (current is { IsErased: true })
            return (new SaveResult(SaveOutcome.Saved, current), null);
        if ((current?.Version ?? lastVersion) is not { } known)
            return (new SaveResult(SaveOutcome.NotFound), null);
        if (known != version)
            return (new SaveResult(SaveOutcome.Stale, current), null);
        var tombstone = Employee.Erased(id, version + 1, now);
        return (null, new ErasurePlan(
            tombstone, author.IsBulk ? null : AuditEvent.From(tombstone, author), current?.EmailKey));
    }
}
