namespace EmployeeDirectory.Core.Audit;

// The names are stored: add, never rename.
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
    PasswordLinkMade,
    LinkWithdrawn,
    LoadStarted,
    LoadStopped,
    CompanyChanged,
    SampleAdded,
    SampleRemoved,
    Imported
}
