using EmployeeDirectory.Core.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Security;

public static class AccessServices
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<SessionCache>();
        services.AddHostedService<SessionCacheSync>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<AccountNames>();
        services.AddAuthentication(SessionCookie.Scheme).AddCookie(SessionCookie.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(SessionCookie.Scheme)
            .Configure<SessionCookie>((cookie, session) => session.Configure(cookie));
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<IOptions<AccessOptions>>((options, access) =>
        {
            options.AddPolicy(nameof(Role.Admin), policy => policy.RequireRole(nameof(Role.Admin)));
            options.AddPolicy(nameof(Browse.SignedIn), policy => policy.RequireAuthenticatedUser());
            options.AddPolicy(
                OwnRecordAttribute.Policy,
                policy => policy.RequireAuthenticatedUser().RequireAssertion(OwnRecordAttribute.IsFor));
            // An endpoint without an attribute is open to everyone who may browse.
            options.FallbackPolicy = access.Value.Browse == Browse.SignedIn
                ? options.GetPolicy(nameof(Browse.SignedIn))
                : null;
        });
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationResultHandler>();
    }

    public static void UseAccess(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseMiddleware<NoStoreMiddleware>();
        app.UseAuthorization();
    }
}
