using System.Security.Claims;
using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Features.SignIn.Alb;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;

namespace EmployeeDirectory.Web.Features.Accounts;

/// <summary>
/// The cookie names a session, which each request looks up: what ends a session or changes an account holds for the very next
/// request on every instance. While the store is out of reach a cookie is good for looking only.
/// </summary>
public sealed class SessionCookie(IAccountStore accounts, StorePatience patience, ReadModel people, TimeProvider clock, ILogger<SessionCookie> logger, AuditTrail trail, AlbAssertions? balancer = null)
{
    public const string Scheme = "session";

    public void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = Scheme;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        // The store knows when a session is over; this bounds a cookie while the store cannot be asked.
        cookie.ExpireTimeSpan = Session.Lifetime;
        cookie.SlidingExpiration = false;
        cookie.TimeProvider = clock;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events = new CookieAuthenticationEvents { OnValidatePrincipal = CheckAsync, OnRedirectToAccessDenied = ForbidAsync };
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
            if (await patience.RunAsync(ct => accounts.FindSessionAsync(accountId, sessionId, ct), http.RequestAborted) is ({ } account, { } session) && IsGood(account, session)
                && (balancer is null || account.IsLocal || await balancer.SpeaksForAsync(http.Request, account, http.RequestAborted)))
            {
                context.ReplacePrincipal(new(Visitor.Identity(account, sessionId)));
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
    }

    /// <exception cref="StoreUnavailableException">They may be allowed to: it is not known who they are.</exception>
    private Task ForbidAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        http.CheckedVisitor();
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return trail.RecordAsync(http, AuditKind.AccessRefused, detail: $"{http.Request.Method} {http.Request.Path}");
    }

    private bool IsGood(Account account, Session session) => people.Admits(account) && !session.IsOver(clock.GetUtcNow());

    private async Task SeeAsync(Session session, CancellationToken ct)
    {
        if (clock.GetUtcNow() - session.SeenAt >= Session.SeenEvery)
            await patience.RunAsync(
                async bounded =>
                {
                    await accounts.SeeSessionAsync(session with { SeenAt = clock.GetUtcNow() }, bounded);
                    return true;
                },
                ct);
    }

    /// <summary>Who posts keeps their role, so that the form comes back with what they entered; nothing is saved for them.</summary>
    private static ClaimsIdentity Unchecked(ClaimsPrincipal known, string method)
    {
        var identity = known.Identities.First().Clone();
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
        {
            identity.RemoveClaim(identity.FindFirst(ClaimTypes.Role));
            identity.AddClaim(new(ClaimTypes.Role, nameof(Role.Viewer)));
        }
        identity.AddClaim(new(Visitor.UncheckedClaim, ""));
        return identity;
    }
}
