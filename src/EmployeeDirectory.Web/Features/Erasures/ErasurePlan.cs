using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;

namespace EmployeeDirectory.Web.Features.Erasures;

/// <summary>What erasing someone comes to, decided alike for every store: a refusal, or what to leave of them.</summary>
/// <param name="Line">Of the log.</param>
public sealed record ErasurePlan(Employee Tombstone, AuditEvent Line, string? FreedEmail)
{
    /// <param name="lastVersion">Of the history, where there is no record.</param>
    /// <param name="version">The version that the admin has seen.</param>
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
        return (null, new ErasurePlan(tombstone, AuditEvent.Of(tombstone, author), current?.EmailKey));
    }
}
