using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Languages;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.Features.AuditLog;

public static class AuditSentence
{
    // Stored as the detail of an event.
    public const string OneSession = "one of their own";

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
        AuditKind.SampleAdded => "Invented people added",
        AuditKind.SampleRemoved => "Invented people removed",
        AuditKind.Imported => "Import applied",
        _ => kind.ToString()
    };

    // {0} is who did it, {1} the person or account that it was done to.
    public static string For(AuditEvent happened) => happened switch
    {
        { Kind: AuditKind.SampleAdded, By: AccountNames.Sample, Subject: null } => "The invented people were added",
        { Subject: null } => Alone(happened.Kind),
        { Kind: AuditKind.RecordCreated, By: AccountNames.Sample } => "{1} was added with the sample data",
        { Kind: AuditKind.SecondFactorChanged } => SecondFactor(happened),
        { Kind: AuditKind.SessionsEnded, Detail: OneSession } => "{0} ended one of their sessions",
        { Kind: AuditKind.SessionsEnded } when happened.Subject == happened.By => "{0} signed out everywhere",
        _ when happened.Subject == happened.By => ByThemselves(happened.Kind),
        _ => About(happened.Kind)
    };

    private static string SecondFactor(AuditEvent happened) => (happened.Subject == happened.By, happened.Detail) switch
    {
        (true, "on") => "{0} turned on a second factor",
        (true, _) => "{0} turned off their second factor",
        _ => "{0} turned off the second factor of {1}"
    };

    /// <summary>What the sentence leaves open, or null.</summary>
    public static string? Detail(AuditEvent happened, IStringLocalizer<Texts> texts) => (happened.Kind, happened.Detail) switch
    {
        (AuditKind.SecondFactorChanged or AuditKind.SessionsEnded or AuditKind.Imported, _) => null,
        (AuditKind.SignedIn, Account.Local) => texts["with name and password"],
        (AuditKind.Exported, "download") => null,
        (AuditKind.SignInRefused or AuditKind.PasswordChanged or AuditKind.CompanyChanged, { } detail) => texts[detail],
        (AuditKind.SampleAdded, { } count) when int.TryParse(count, out var added) =>
            texts.Count(added, "1 person", "{0:N0} people"),
        (AuditKind.Suggested, { } field) => texts[LabelOf(field)],
        (AuditKind.SuggestionSettled, { } decision) when decision.Split(": ") is [var field, var state] =>
            texts[state == nameof(CorrectionState.Accepted) ? "{0}: accepted" : "{0}: declined", texts[LabelOf(field)]],
        (AuditKind.Invited or AuditKind.AccountCreated, { } role) when Enum.TryParse<Role>(role, out _) => texts[role],
        (AuditKind.RoleChanged, { } roles) when roles.Split(" to ") is [var before, var after] =>
            texts["{0} to {1}", texts[before].Value, texts[after].Value],
        var (_, detail) => detail
    };

    private static string LabelOf(string field) =>
        EmployeeField.All.FirstOrDefault(one => one.Name == field)?.Label ?? field;

    private static string ByThemselves(AuditKind kind) => kind switch
    {
        AuditKind.SignInRefused => "{0} did not confirm their password",
        AuditKind.AccountCreated => "{0} created their account",
        AuditKind.RoleChanged => "{0} got another role from the company account",
        AuditKind.PasswordChanged => "{0} chose a new password",
        _ => About(kind)
    };

    private static string About(AuditKind kind) => kind switch
    {
        AuditKind.RecordCreated => "{0} added {1}",
        AuditKind.RecordChanged => "{0} changed the record of {1}",
        AuditKind.RecordDeleted => "{0} deleted {1}",
        AuditKind.RecordRestored => "{0} restored {1}",
        AuditKind.SignedIn => "{1} signed in",
        AuditKind.SignInRefused => "Sign-in failed (name “{1}”)",
        AuditKind.SignedOut => "{1} signed out",
        AuditKind.SessionsEnded => "{0} signed {1} out everywhere",
        AuditKind.AccountCreated => "{0} created an account for {1}",
        AuditKind.AccountDisabled => "{0} disabled the account of {1}",
        AuditKind.AccountEnabled => "{0} enabled the account of {1}",
        AuditKind.RoleChanged => "{0} changed the role of {1}",
        AuditKind.Exported => "{0} exported the data of {1}",
        AuditKind.Erased => "{0} erased {1}",
        AuditKind.Suggested => "{0} reported a mistake about {1}",
        AuditKind.SuggestionSettled => "{0} decided on a correction to {1}",
        AuditKind.PasswordChanged => "{0} changed the password of {1}",
        AuditKind.Invited => "{0} invited {1}",
        AuditKind.PasswordLinkMade => "{0} created a password link for {1}",
        AuditKind.LinkWithdrawn => "{0} withdrew a link for {1}",
        _ => $"{Title(kind)}: {{1}}"
    };

    private static string Alone(AuditKind kind) => kind switch
    {
        AuditKind.SignedIn => "{0} signed in",
        AuditKind.SignInRefused => "Sign-in failed",
        AuditKind.SignedOut => "{0} signed out",
        AuditKind.AccessRefused => "{0} was refused access",
        AuditKind.Exported => "{0} exported data",
        AuditKind.Suggested => "{0} reported a mistake",
        AuditKind.SuggestionSettled => "{0} decided on a correction",
        AuditKind.Invited => "{0} created an invitation",
        AuditKind.LinkWithdrawn => "{0} withdrew a link",
        AuditKind.LoadStarted => "{0} started a load test",
        AuditKind.LoadStopped => "{0} stopped a load test",
        AuditKind.CompanyChanged => "{0} changed the company’s name or look",
        AuditKind.SampleAdded => "{0} added the invented people",
        AuditKind.SampleRemoved => "{0} removed the invented people",
        AuditKind.Imported => "{0} applied an import",
        _ => $"{Title(kind)}: {{0}}"
    };
}
