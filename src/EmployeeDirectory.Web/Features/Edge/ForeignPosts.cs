using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Diagnostics;

namespace EmployeeDirectory.Web.Features.Edge;

/// <summary>Answers 403 to what another site's page makes a browser send, forms with a token that was got hold of included.</summary>
public sealed class ForeignPosts(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (IsSafe(http.Request.Method) || !http.Request.IsFromOtherSite() || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
