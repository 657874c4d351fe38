using Microsoft.AspNetCore.Http.Features;

namespace EmployeeDirectory.Web.Security;

// Browsers accept a __Host- cookie only from this host over https, so a neighbouring host cannot plant one.
public sealed class HostCookies(RequestDelegate next)
{
    public const string Prefix = "__Host-";

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.IsHttps)
        {
            http.Features.Set<IRequestCookiesFeature>(
                new RequestCookiesFeature(new ReceivedCookies(http.Request.Cookies)));
            http.Features.Set<IResponseCookiesFeature>(new SentCookies(http.Response.Cookies));
        }
        return next(http);
    }
}
