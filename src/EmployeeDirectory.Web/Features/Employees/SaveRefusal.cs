namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>Why the store refused a save, at the field that can mend it.</summary>
public static class SaveRefusal
{
    public static (string Field, string Reason) Of(SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.EmailTaken => (nameof(EmployeeForm.Email), "Someone else has this e-mail address. Each person needs their own."),
        SaveOutcome.ManagerGone => (nameof(EmployeeForm.Manager), "This person has been deleted. Choose another manager."),
        SaveOutcome.ReportingCycle => (
            nameof(EmployeeForm.Manager), "This would close the reporting line to a circle, or make it longer than 64 people. Choose someone else."),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null)
    };
}
