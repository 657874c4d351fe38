namespace EmployeeDirectory.Core.Employees;

public enum SaveOutcome
{
    Saved,
    // SaveResult.Employee is the current record; null if it has expired.
    Stale,
    EmailTaken,
    ManagerGone,
    ReportingCycle,
    AlreadySettled,
    SelfLockout,
    NotFound
}

public sealed record SaveResult(SaveOutcome Outcome, Employee? Employee = null);
