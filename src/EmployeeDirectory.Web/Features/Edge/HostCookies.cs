using Microsoft.AspNetCore.Http.Features;

namespace EmployeeDirectory.Web.Features.Edge;

/// <summary>
/// Over https every cookie has the prefix that makes browsers keep it to this host and to https; one without it, which a
/// neighbouring host may have planted, is not seen. Names in code have no prefix: browsers refuse it on plain http.
/// </summary>
public sealed class HostCookies(RequestDelegate next)
{
    public const string Prefix = "__Host-";

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.IsHttps)
        {
            http.Features.Set<IRequestCookiesFeature>(new RequestCookiesFeature(new ReceivedCookies(http.Request.Cookies)));
            http.Features.Set<IResponseCookiesFeature>(new SentCookies(http.Response.Cookies));
        }
        return next(http);
    }
}
