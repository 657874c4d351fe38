namespace EmployeeDirectory.Web.Features.History;

/// <summary>What the company-wide log tells of. The names are stored: they may be added to, never renamed.</summary>
public enum AuditKind
{
    RecordCreated,
    RecordChanged,
    RecordDeleted,
    RecordRestored,
    SignedIn,
    SignInRefused,
    SignedOut,
    SessionsEnded,
    AccountCreated,
    AccountDisabled,
    AccountEnabled,
    RoleChanged,
    AccessRefused,
    Exported,
    Erased,
    Suggested,
    SuggestionSettled,
    PasswordChanged,
    SecondFactorChanged,
    Invited,
    PasswordLinkMade
}
