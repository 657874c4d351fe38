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
        AuditKind.SignInRefused => "Sign-in failed",
        AuditKind.SignedOut => "Signed out",
        AuditKind.SessionsEnded => "Sessions ended",
        AuditKind.AccountCreated => "Account created",
        AuditKind.AccountDisabled => "Account disabled",
        AuditKind.AccountEnabled => "Account enabled",
        AuditKind.RoleChanged => "Role changed",
        AuditKind.AccessRefused => "Access refused",
        AuditKind.Exported => "Data exported",
        AuditKind.Erased => "Person erased",
        AuditKind.Suggested => "Mistake reported",
        AuditKind.SuggestionSettled => "Correction decided",
        AuditKind.PasswordChanged => "Password changed",
        AuditKind.SecondFactorChanged => "Second factor changed",
        AuditKind.Invited => "Invited",
        AuditKind.PasswordLinkMade => "Password link created",
        AuditKind.LinkWithdrawn => "Link withdrawn",
        AuditKind.LoadStarted => "Load test started",
        AuditKind.LoadStopped => "Load test stopped",
        AuditKind.CompanyChanged => "Company changed",
        AuditKind.SampleAdded => "Sample people added",
        AuditKind.SampleRemoved => "Sample people removed",
        _ => kind.ToString()
    };

    // {0} is who did it, {1} the person or account that it was done to.
    public static string About(AuditKind kind) => kind switch
    {
        AuditKind.RecordCreated => "{0} added {1}",
        AuditKind.RecordChanged => "{0} changed {1}",
        AuditKind.RecordDeleted => "{0} deleted {1}",
        AuditKind.RecordRestored => "{0} restored {1}",
        AuditKind.SignedIn => "{1} signed in",
        AuditKind.SignInRefused => "Sign-in failed (name “{1}”)",
        AuditKind.SignedOut => "{1} signed out",
        AuditKind.SessionsEnded => "{0} ended sessions of {1}",
        AuditKind.AccountCreated => "{0} created the account of {1}",
        AuditKind.AccountDisabled => "{0} disabled the account of {1}",
        AuditKind.AccountEnabled => "{0} enabled the account of {1}",
        AuditKind.RoleChanged => "{0} changed the role of {1}",
        AuditKind.Exported => "{0} exported the data of {1}",
        AuditKind.Erased => "{0} erased {1}",
        AuditKind.Suggested => "{0} reported a mistake about {1}",
        AuditKind.SuggestionSettled => "{0} decided on a correction to {1}",
        AuditKind.PasswordChanged => "{0} changed the password of {1}",
        AuditKind.SecondFactorChanged => "{0} changed the second factor of {1}",
        AuditKind.Invited => "{0} invited {1}",
        AuditKind.PasswordLinkMade => "{0} created a password link for {1}",
        AuditKind.LinkWithdrawn => "{0} withdrew a link for {1}",
        _ => $"{Title(kind)}: {{1}}"
    };

    public static string Alone(AuditKind kind) => kind switch
    {
        AuditKind.SignedIn => "{0} signed in",
        AuditKind.SignInRefused => "Sign-in failed",
        AuditKind.SignedOut => "{0} signed out",
        AuditKind.AccessRefused => "{0} was refused a page",
        AuditKind.Exported => "{0} exported data",
        AuditKind.Suggested => "{0} reported a mistake",
        AuditKind.SuggestionSettled => "{0} decided on a correction",
        AuditKind.Invited => "{0} created an invitation",
        AuditKind.LinkWithdrawn => "{0} withdrew a link",
        AuditKind.LoadStarted => "{0} started a load test",
        AuditKind.LoadStopped => "{0} stopped a load test",
        AuditKind.CompanyChanged => "{0} changed the company",
        AuditKind.SampleAdded => "{0} added sample people",
        AuditKind.SampleRemoved => "{0} removed the sample people",
        _ => $"{Title(kind)}: {{0}}"
    };
}
