namespace EmployeeDirectory.Core.Employees;

public sealed record SaveRefusal(string? Field, string Reason)
{
    public static readonly SaveRefusal SelfLockout = new(
        nameof(Employee.Status), "Another admin has to do this for you, so that you do not lock yourself out.");

    public static SaveRefusal For(SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.Stale => new(
            null, "Someone else changed this record first. Nothing was saved; look at it again, then decide."),
        SaveOutcome.EmailTaken => new(
            nameof(Employee.Email), "Someone else has this e-mail address. Each person needs their own."),
        SaveOutcome.ManagerGone => new(
            EmployeeField.Manager, "The manager is not in the directory any more. Choose someone else."),
        SaveOutcome.ReportingCycle => new(
            EmployeeField.Manager,
            "This would close the reporting line to a circle, or make it longer than 64 people. Choose someone else."),
        SaveOutcome.AlreadySettled => new(
            null, "This suggestion is settled already, or it has expired. Nothing was changed now."),
        SaveOutcome.SelfLockout => SelfLockout,
        SaveOutcome.NotFound => new(null, "The record is gone for good."),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null)
    };
}
