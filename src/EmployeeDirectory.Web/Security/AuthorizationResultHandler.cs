using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeDirectory.Web.Security;

public sealed class AuthorizationResultHandler(IDataProtectionProvider keys) : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult)
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

    // Throws, for a 503, while the keys that could read the cookie are out of reach: the visitor may be signed in.
    private void RequireKeys(HttpRequest request)
    {
        if (request.Cookies.ContainsKey(SessionCookie.Scheme))
            keys.CreateProtector(nameof(AuthorizationResultHandler)).Protect([]);
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
            http.Response.Redirect(
                $"{request.PathBase}/sign-in{QueryString.Create("returnUrl", request.PathBase + request.Path + request.QueryString)}");
        else
            // No redirect, which would lose the entries of a post; the error page keeps them.
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }
}
