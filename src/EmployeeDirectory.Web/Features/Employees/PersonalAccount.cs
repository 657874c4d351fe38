using EmployeeDirectory.Core.Accounts;

namespace EmployeeDirectory.Web.Features.Employees;

public sealed record PersonalAccount(
    string Id, string Issuer, string Subject, string Name, string? Email, Role Role, bool SecondFactor, bool Disabled,
    DateTimeOffset CreatedAt, IReadOnlyList<PersonalSession> Sessions, IReadOnlyList<PersonalCorrection> Suggestions)
{
    public static PersonalAccount From(
        Account account, IReadOnlyList<Session> sessions, IReadOnlyList<PersonalCorrection> corrections) => new(
        account.Id,
        account.Issuer,
        account.Subject,
        account.Name,
        account.Email,
        account.EffectiveRole,
        account.TotpSecret is not null,
        account.Disabled,
        account.CreatedAt,
        [.. sessions.Select(session =>
            new PersonalSession(session.StartedAt, session.SeenAt, session.Address, session.Agent))],
        corrections);
}

public sealed record PersonalSession(DateTimeOffset StartedAt, DateTimeOffset SeenAt, string? Address, string? Agent);
