using System.Globalization;
using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Features.Layout;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace EmployeeDirectory.Web.Hosting;

// The key holds the change count read before rendering, so that a change also invalidates a page being rendered.
public sealed class ListCachePolicy : IOutputCachePolicy
{
    // Bounds the age of facts that change with the clock alone, such as recent joiners.
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        // Any other cookie may carry a flash message; an answer to htmx depends on the page that asks.
        var alike = HttpMethods.IsGet(request.Method) && context.HttpContext.User.Identity?.IsAuthenticated != true
            && request.Headers.Authorization.Count == 0
            && request.Cookies.All(cookie => cookie.Key == ThemeCookie.Name)
            && !request.Headers.ContainsKey("HX-Request");
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = context.AllowCacheStorage = alike;
        context.AllowLocking = false;
        context.ResponseExpirationTimeSpan = KeptFor;
        var changes = context.HttpContext.RequestServices.GetRequiredService<ReadModel>().Changes;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
        context.CacheVaryByRules.VaryByValues["changes"] = changes.ToString(CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues["day"] =
            context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().Day().Text();
        context.CacheVaryByRules.VaryByValues["company"] =
            context.HttpContext.RequestServices.GetRequiredService<CurrentCompany>().Value.Version.ToString(CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
        context.CacheVaryByRules.VaryByValues[ThemeCookie.Name] = request.Theme().ToString();
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
