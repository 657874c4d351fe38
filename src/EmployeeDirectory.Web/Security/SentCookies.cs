using Microsoft.AspNetCore.Http.Features;

namespace EmployeeDirectory.Web.Security;

internal sealed class SentCookies(IResponseCookies cookies) : IResponseCookies, IResponseCookiesFeature
{
    public IResponseCookies Cookies => this;

    public void Append(string key, string value) => Append(key, value, new CookieOptions());

    public void Append(string key, string value, CookieOptions options) =>
        cookies.Append(HostCookies.Prefix + key, value, OfHost(options));

    public void Delete(string key) => Delete(key, new CookieOptions());

    public void Delete(string key, CookieOptions options) =>
        cookies.Delete(HostCookies.Prefix + key, OfHost(options));

    private static CookieOptions OfHost(CookieOptions options) =>
        new(options) { Secure = true, Path = "/", Domain = null };
}
