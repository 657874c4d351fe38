namespace EmployeeDirectory.Core.History;

// By is an account id, never a name: names are looked up when shown, so that they can be erased.
public sealed record Author(string By, string? Address, string? RequestId, Guid SubmissionId, Guid? OwnRecord = null)
{
    // Of many erasures, which one line of the log stands for.
    public bool IsBulk { get; init; }
}
