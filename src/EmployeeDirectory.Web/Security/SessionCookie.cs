using System.Security.Claims;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Features.SignIn.Alb;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;

namespace EmployeeDirectory.Web.Security;

// Unsafe methods and admins are checked against the store, behind which the cache may be by its MaxLag.
public sealed class SessionCookie(
    IAccountStore accounts,
    SessionCache sessions,
    StoreCircuitBreaker patience,
    ReadModel people,
    TimeProvider clock,
    ILogger<SessionCookie> logger,
    AuditTrail trail,
    AlbAssertions? balancer = null)
{
    public const string Scheme = "session";

    public void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = Scheme;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        // The store ends sessions; this bounds a cookie while the store is unreachable.
        cookie.ExpireTimeSpan = Session.Lifetime;
        cookie.SlidingExpiration = false;
        cookie.TimeProvider = clock;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = CheckAsync,
            OnRedirectToAccessDenied = ForbidAsync
        };
    }

    private async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
            || context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } accountId
            || context.Principal.FindFirstValue(ClaimTypes.Sid) is not { } sessionId)
        {
            context.RejectPrincipal();
            return;
        }
        try
        {
            if (await FindAsync(http, accountId, sessionId) is ({ } account, { } session)
                && people.Admit(account) is { } admitted && IsGood(session, admitted)
                && (balancer is null
                    || account.IsLocal
                    || await balancer.SpeaksForAsync(http.Request, account, http.RequestAborted)))
            {
                context.ReplacePrincipal(new(CurrentUserClaims.Identity(account, sessionId)));
                await SeeAsync(session, http.RequestAborted);
            }
            else
                context.RejectPrincipal();
        }
        catch (StoreUnavailableException)
        {
            logger.LogWarning("A session could not be looked up; until it can be, its visitor may only look");
            context.ReplacePrincipal(new(Unchecked(context.Principal, http.Request.Method)));
        }
        // Not rethrown: the error page looks up the session, too, and would fail in turn.
        catch (Exception fault) when (!http.RequestAborted.IsCancellationRequested)
        {
            logger.LogError(fault, "A session could not be looked up, so it is refused");
            context.RejectPrincipal();
        }
    }

    private async Task<(Account? Account, Session? Session)> FindAsync(
        HttpContext http, string accountId, string sessionId) =>
        IsSafe(http.Request.Method) && sessions.Find(accountId, sessionId) is { Account.Role: not Role.Admin } known
            && !IsDueToBeSeen(known.Session)
            ? known
            : await patience.RunAsync(ct => sessions.ReadAsync(accountId, sessionId, ct), http.RequestAborted);

    private Task ForbidAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        // Throws for a session that was not looked up: the visitor may have the permission.
        http.CheckedUser();
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return trail.RecordAsync(http, AuditKind.AccessRefused, detail: $"{http.Request.Method} {http.Request.Path}");
    }

    private bool IsGood(Session session, Admitted account) =>
        session.Stamp == account.Stamp && !session.IsOver(clock.GetUtcNow());

    private async Task SeeAsync(Session session, CancellationToken ct)
    {
        if (IsDueToBeSeen(session))
            await patience.RunAsync(
                async bounded =>
                {
                    await accounts.SeeSessionAsync(session with { SeenAt = clock.GetUtcNow() }, bounded);
                    return true;
                },
                ct);
    }

    private bool IsDueToBeSeen(Session session) => clock.GetUtcNow() - session.SeenAt >= Session.SeenEvery;

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    // A post keeps the role, so that the form comes back with its entries; CheckedUser refuses to save them.
    private static ClaimsIdentity Unchecked(ClaimsPrincipal known, string method)
    {
        var identity = known.Identities.First().Clone();
        if (IsSafe(method))
        {
            identity.RemoveClaim(identity.FindFirst(ClaimTypes.Role));
            identity.AddClaim(new(ClaimTypes.Role, nameof(Role.Viewer)));
        }
        identity.AddClaim(new(CurrentUserClaims.UncheckedClaim, ""));
        return identity;
    }
}
