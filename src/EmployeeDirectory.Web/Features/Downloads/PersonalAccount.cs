using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Suggestions;

namespace EmployeeDirectory.Web.Features.Downloads;

/// <param name="Issuer">Who vouches for them: local, or the address of an identity provider.</param>
/// <param name="Subject">Their name there.</param>
/// <param name="SecondFactor">Whether they sign in with a code besides.</param>
/// <param name="Sessions">Where they are signed in.</param>
/// <param name="Suggestions">What they said is wrong with whose record.</param>
public sealed record PersonalAccount(
    string Id, string Issuer, string Subject, string Name, string? Email, Role Role, bool SecondFactor, bool Disabled, DateTimeOffset CreatedAt,
    IReadOnlyList<PersonalSession> Sessions, IReadOnlyList<Suggestion> Suggestions)
{
    public static PersonalAccount Of(Account account, IReadOnlyList<Session> sessions, IReadOnlyList<Suggestion> suggestions) => new(
        account.Id,
        account.Issuer,
        account.Subject,
        account.Name,
        account.Email,
        account.EffectiveRole,
        account.TotpSecret is not null,
        account.Disabled,
        account.CreatedAt,
        [.. sessions.Select(session => new PersonalSession(session.StartedAt, session.SeenAt, session.Address, session.Agent))],
        suggestions);
}

/// <param name="Agent">The browser, as it calls itself.</param>
public sealed record PersonalSession(DateTimeOffset StartedAt, DateTimeOffset SeenAt, string? Address, string? Agent);
