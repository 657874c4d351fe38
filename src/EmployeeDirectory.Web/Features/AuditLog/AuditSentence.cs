using EmployeeDirectory.Core.Audit;

namespace EmployeeDirectory.Web.Features.AuditLog;

public static class AuditSentence
{
    public static string Title(AuditKind kind) => kind switch
    {
        AuditKind.RecordCreated => "Person added",
        AuditKind.RecordChanged => "Record changed",
        AuditKind.RecordDeleted => "Person deleted",
        AuditKind.RecordRestored => "Person restored",
        AuditKind.SignedIn => "Signed in",
        AuditKind.SignInRefused => "Sign-in refused",
        AuditKind.SignedOut => "Signed out",
        AuditKind.SessionsEnded => "Sessions ended",
        AuditKind.AccountCreated => "Account created",
        AuditKind.AccountDisabled => "Account disabled",
        AuditKind.AccountEnabled => "Account enabled",
        AuditKind.RoleChanged => "Role changed",
        AuditKind.AccessRefused => "Access refused",
        AuditKind.Exported => "Exported",
        AuditKind.Erased => "Erased for good",
        AuditKind.Suggested => "Mistake reported",
        AuditKind.SuggestionSettled => "Report settled",
        AuditKind.PasswordChanged => "Password changed",
        AuditKind.SecondFactorChanged => "Second factor changed",
        AuditKind.Invited => "Invited",
        AuditKind.PasswordLinkMade => "Link for a new password made",
        AuditKind.LinkWithdrawn => "Link withdrawn",
        AuditKind.LoadStarted => "Load started",
        AuditKind.LoadStopped => "Load stopped",
        _ => kind.ToString()
    };

    // A line reads: who, deed, whom.
    public static string Deed(AuditKind kind) => kind switch
    {
        AuditKind.RecordCreated => "added",
        AuditKind.RecordChanged => "changed",
        AuditKind.RecordDeleted => "deleted",
        AuditKind.RecordRestored => "restored",
        AuditKind.SignedIn => "signed in",
        AuditKind.SignInRefused => "was refused to sign in",
        AuditKind.SignedOut => "signed out",
        AuditKind.SessionsEnded => "ended the sessions of",
        AuditKind.AccountCreated => "created the account of",
        AuditKind.AccountDisabled => "disabled the account of",
        AuditKind.AccountEnabled => "enabled the account of",
        AuditKind.RoleChanged => "changed the role of",
        AuditKind.AccessRefused => "was refused a page",
        AuditKind.Exported => "exported",
        AuditKind.Erased => "erased for good",
        AuditKind.Suggested => "reported a mistake about",
        AuditKind.SuggestionSettled => "settled a report about",
        AuditKind.PasswordChanged => "changed the password of",
        AuditKind.SecondFactorChanged => "changed the second factor of",
        AuditKind.Invited => "made an invitation",
        AuditKind.PasswordLinkMade => "made a link for a new password of",
        AuditKind.LinkWithdrawn => "withdrew a link",
        AuditKind.LoadStarted => "kept an instance busy",
        AuditKind.LoadStopped => "left an instance alone",
        _ => kind.ToString()
    };
}
