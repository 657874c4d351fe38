using System.Security.Claims;
using System.Security.Cryptography;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Authentication;

namespace EmployeeDirectory.Web.Features.SignIn;

public sealed class SignIns(IAccountStore accounts, ReadModel people, AuditTrail trail, TimeProvider clock)
{
    private const int LongestAgent = 200;
    private const int Attempts = 3;

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public async Task StartAsync(HttpContext http, Admitted admitted)
    {
        await BeginAsync(http, admitted);
        await trail.RecordAsync(http, AuditKind.SignedIn, admitted.Account.Id, admitted.Account.Issuer);
    }

    public async Task RenewAsync(HttpContext http, Account changed)
    {
        if (people.Admit(changed) is { } admitted)
            await BeginAsync(http, admitted);
    }

    private async Task BeginAsync(HttpContext http, Admitted admitted)
    {
        await EndAsync(http);
        var account = admitted.Account;
        var now = clock.GetUtcNow();
        var agent = http.Request.Headers.UserAgent.ToString();
        var session = new Session(
            NewId(), account.Id, now, now, http.ClientAddress()?.ToString(), PlainText.Cut(agent, LongestAgent),
            admitted.Stamp);
        await accounts.StartSessionAsync(session, http.RequestAborted);
        var user = new ClaimsPrincipal(CurrentUserClaims.Identity(account, session.Id));
        await http.SignInAsync(SessionCookie.Scheme, user, new() { IsPersistent = true, IssuedUtc = now });
        http.User = user;
    }

    public async Task EndAsync(HttpContext http)
    {
        if (http.CurrentUser().AccountId is { } account && http.User.FindFirstValue(ClaimTypes.Sid) is { } session)
            await accounts.EndSessionAsync(account, session, http.RequestAborted);
    }

    // Links a person only at the first sign-in; name, e-mail and role follow the provider at each one.
    public async Task<Admitted?> FindOrCreateAsync(HttpContext http, ExternalIdentity identity)
    {
        var ct = http.RequestAborted;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var known = await accounts.FindAsync(identity.Issuer, identity.Subject, ct);
            var basis = known ?? new Account
            {
                Id = NewId(),
                Issuer = identity.Issuer,
                Subject = identity.Subject,
                Name = identity.Name,
                EmployeeId = await FindPersonAsync(identity, ct),
                CreatedAt = clock.GetUtcNow()
            };
            if (people.Admit(basis) is not { } admitted)
                return null;
            var next = basis with
            {
                Name = identity.Name,
                Email = identity.Email,
                Role = identity.IsAdmin ? Role.Admin : Role.Viewer
            };
            if (next == known)
                return admitted;
            if (await accounts.SaveAsync(next, invitation: null, ct) is { } saved)
            {
                await RecordAsync(http, known, saved);
                return people.Admit(saved);
            }
        }
        throw new StoreUnavailableException("Others kept changing the account.", new TimeoutException());
    }

    private async Task RecordAsync(HttpContext http, Account? before, Account after)
    {
        if (before is null)
            await trail.RecordAsync(
                http, AuditKind.AccountCreated, after.Id, after.EffectiveRole.ToString(), by: after.Id);
        else if (before.EffectiveRole != after.EffectiveRole)
            await trail.RecordAsync(
                http, AuditKind.RoleChanged, after.Id, $"{before.EffectiveRole} to {after.EffectiveRole}",
                by: after.Id);
    }

    private async Task<Guid?> FindPersonAsync(ExternalIdentity identity, CancellationToken ct) =>
        identity is { Email: { Length: > 0 } email, EmailVerified: true }
        && people.FindByEmail(email) is [var person] && await accounts.FindByEmployeeAsync(person.Id, ct) is null
            ? person.Id
            : null;
}
