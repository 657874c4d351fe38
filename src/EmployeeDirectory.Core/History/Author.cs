namespace EmployeeDirectory.Core.History;

// By is an account id, never a name: names are looked up when shown, so that they can be erased.
public sealed record Author(string By, string? Address, string? RequestId, Guid SubmissionId, Guid? OwnRecord = null)
{
    // One of many records that are added or removed at once, which the log has as one line.
    public bool IsBulk { get; init; }

    public Guid? Import { get; init; }
}
