namespace EmployeeDirectory.Web.Features.Employees;

public enum SaveOutcome
{
    Saved,

    /// <summary>Someone else changed the record first; <see cref="SaveResult.Employee"/> is theirs.</summary>
    Stale,
    EmailTaken,

    /// <summary>The chosen manager is not, or no longer, in the directory.</summary>
    ManagerGone,
    ReportingCycle,
    NotFound
}

public sealed record SaveResult(SaveOutcome Outcome, Employee? Employee = null);
