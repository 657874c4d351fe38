using System.Security.Claims;
using System.Security.Cryptography;
using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Search;
using Microsoft.AspNetCore.Authentication;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>What every way of signing in ends with.</summary>
public sealed class SignIns(IAccountStore accounts, ReadModel people, AuditTrail trail, TimeProvider clock)
{
    private const int LongestAgent = 200;
    private const int Attempts = 3;

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Begins a session with a fresh id, and ends the one that this browser had.</summary>
    public async Task StartAsync(HttpContext http, Account account)
    {
        await EndAsync(http);
        var now = clock.GetUtcNow();
        var agent = http.Request.Headers.UserAgent.ToString();
        var session = new Session(NewId(), account.Id, now, now, http.ClientAddress()?.ToString(), agent[..Math.Min(agent.Length, LongestAgent)]);
        await accounts.StartSessionAsync(session, http.RequestAborted);
        var visitor = new ClaimsPrincipal(Visitor.Identity(account, session.Id));
        await http.SignInAsync(SessionCookie.Scheme, visitor, new() { IsPersistent = true, IssuedUtc = now });
        http.User = visitor;
        await trail.RecordAsync(http, AuditKind.SignedIn, account.Id, account.Issuer);
    }

    /// <summary>Ends this browser's session, if it has one.</summary>
    public async Task EndAsync(HttpContext http)
    {
        if (http.Visitor().AccountId is { } account && http.User.FindFirstValue(ClaimTypes.Sid) is { } session)
            await accounts.EndSessionAsync(account, session, http.RequestAborted);
    }

    /// <summary>
    /// The account of an identity, created at its first sign-in and linked then to the person with its verified address, if there is
    /// one that no account has. Name, address and role follow the provider at each sign-in. Null for a disabled account and for someone who has left.
    /// </summary>
    public async Task<Account?> FindOrCreateAsync(HttpContext http, ExternalIdentity identity)
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
            if (!people.Admits(basis))
                return null;
            var next = basis with { Name = identity.Name, Email = identity.Email, Role = identity.IsAdmin ? Role.Admin : Role.Viewer };
            if (next == known)
                return known;
            if (await accounts.SaveAsync(next, invitation: null, ct) is { } saved)
            {
                await RecordAsync(http, known, saved);
                return saved;
            }
        }
        throw new Shared.StoreUnavailableException("The account was changed all the while.", new TimeoutException());
    }

    private async Task RecordAsync(HttpContext http, Account? before, Account after)
    {
        if (before is null)
            await trail.RecordAsync(http, AuditKind.AccountCreated, after.Id, after.EffectiveRole.ToString(), by: after.Id);
        else if (before.EffectiveRole != after.EffectiveRole)
            await trail.RecordAsync(http, AuditKind.RoleChanged, after.Id, $"{before.EffectiveRole} to {after.EffectiveRole}", by: after.Id);
    }

    private async Task<Guid?> FindPersonAsync(ExternalIdentity identity, CancellationToken ct) =>
        identity is { Email: { Length: > 0 } email, EmailVerified: true }
        && people.FindByEmail(email) is { } person && await accounts.FindByEmployeeAsync(person.Id, ct) is null
            ? person.Id
            : null;
}
