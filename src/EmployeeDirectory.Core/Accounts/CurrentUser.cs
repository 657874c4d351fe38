namespace EmployeeDirectory.Core.Accounts;

// Unchecked: the store is out of reach, so the session was not looked up. Enough to read, not to change.
public sealed record CurrentUser(
    Role Role, string? AccountId = null, string? Name = null, Guid? EmployeeId = null, bool Unchecked = false)
{
    public const string Anonymous = "anonymous";

    public bool IsAdmin => Role == Role.Admin;

    public bool IsSignedIn => AccountId is not null;
}
