using System.Globalization;
using EmployeeDirectory.Web.Features.Themes;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace EmployeeDirectory.Web.Features.Search;

/// <summary>
/// Keeps pages that every visitor sees alike. The read model's number of changes is part of the key: a change makes every page
/// kept before it unreachable, one that is being rendered at that moment included. Signed-in people are never served from here.
/// </summary>
public sealed class ListCachePolicy : IOutputCachePolicy
{
    /// <summary>Bounds what only the clock changes: who joined lately.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        // Any other cookie may carry a message for this visitor; what htmx asks for depends on where it asks from.
        var alike = HttpMethods.IsGet(request.Method) && context.HttpContext.User.Identity?.IsAuthenticated != true
            && request.Headers.Authorization.Count == 0 && request.Cookies.All(cookie => cookie.Key == ThemeCookie.Name) && !request.Headers.ContainsKey("HX-Request");
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = context.AllowCacheStorage = alike;
        context.AllowLocking = false;
        context.ResponseExpirationTimeSpan = KeptFor;
        var changes = context.HttpContext.RequestServices.GetRequiredService<ReadModel>().Changes;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
        context.CacheVaryByRules.VaryByValues["changes"] = changes.ToString(CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues[ThemeCookie.Name] = request.Theme().ToString();
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
