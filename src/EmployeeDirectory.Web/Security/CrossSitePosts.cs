using Microsoft.AspNetCore.Diagnostics;

namespace EmployeeDirectory.Web.Security;

// Refuses cross-site posts even with a stolen CSRF token.
public sealed class CrossSitePosts(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (IsSafe(http.Request.Method)
            || !http.Request.IsFromOtherSite()
            || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
