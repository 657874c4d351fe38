namespace EmployeeDirectory.Core.Employees;

public sealed record SaveRefusal(string? Field, string Reason)
{
    public static readonly SaveRefusal SelfLockout = new(
        nameof(Employee.Status), "This would lock you out. Ask another admin to do it.");

    public static SaveRefusal For(SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.Stale => new(
            null, "Someone else changed this record first. Nothing was saved. Check the latest version, then decide."),
        SaveOutcome.EmailTaken => new(
            nameof(Employee.Email), "Someone else has this e-mail address. Each person needs their own."),
        SaveOutcome.ManagerGone => new(
            EmployeeField.Manager, "This manager is no longer in the directory. Choose another manager."),
        SaveOutcome.ReportingCycle => new(
            EmployeeField.Manager,
            "With this manager the reporting line would be a loop, or longer than 64 people. Choose another manager."),
        SaveOutcome.AlreadySettled => new(
            null, "This correction was already decided, or it has expired. Nothing was changed."),
        SaveOutcome.SelfLockout => SelfLockout,
        SaveOutcome.NotFound => new(null, "This record no longer exists."),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null)
    };
}
