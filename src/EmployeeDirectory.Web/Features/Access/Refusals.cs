using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace EmployeeDirectory.Web.Features.Access;

/// <summary>
/// What someone sees who may not go on: the sign-in page, or for what they posted an error page that they can go back from
/// with their entries; 403 once they are signed in.
/// </summary>
public sealed class Refusals : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            await next(context);
        else if (context.Visitor() is { Unchecked: true })
            throw new StoreUnavailableException("Nobody is an admin while sessions cannot be looked up.", new TimeoutException());
        else if (authorizeResult.Forbidden)
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else
            SendToSignIn(context);
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
