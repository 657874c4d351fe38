using EmployeeDirectory.Web.Features.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeDirectory.Web.Features.Access;

/// <summary>
/// What someone sees who may not go on: the sign-in page, or for what they posted an error page that they can go back from
/// with their entries; 403 once they are signed in.
/// </summary>
public sealed class Refusals(IDataProtectionProvider keys) : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            await next(context);
        else if (authorizeResult.Forbidden)
            await context.ForbidAsync();
        else
        {
            RequireKeys(context.Request);
            SendToSignIn(context);
        }
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">There is a cookie, and the keys that could read it are out of reach.</exception>
    private void RequireKeys(HttpRequest request)
    {
        if (request.Cookies.ContainsKey(SessionCookie.Scheme))
            keys.CreateProtector(nameof(Refusals)).Protect([]);
    }

    private static void SendToSignIn(HttpContext http)
    {
        var request = http.Request;
        if (request.Headers.ContainsKey("HX-Request"))
        {
            http.Response.Headers["HX-Refresh"] = "true";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            http.Response.Redirect($"{request.PathBase}/sign-in{QueryString.Create("returnUrl", request.PathBase + request.Path + request.QueryString)}");
        else
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }
}
