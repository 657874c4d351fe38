using System.Security.Cryptography;
using EmployeeDirectory.Web.Features.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>Tells a browser that someone has signed in with before. It gives no access; see <see cref="Lockout"/>.</summary>
public sealed class Devices(IDataProtectionProvider keys)
{
    public const string Cookie = "device";

    /// <summary>Colleagues who share a browser.</summary>
    private const int MostAccounts = 5;

    private readonly IDataProtector _protector = keys.CreateProtector(nameof(Devices));

    /// <returns>The browser's own id; null where it has not signed in to the account.</returns>
    public string? Find(HttpContext http, Account account) => Read(http) is [var device, .. var known] && known.Contains(account.Id) ? device : null;

    public void Remember(HttpContext http, Account account)
    {
        var (device, known) = Read(http) is [var id, .. var before] ? (id, before) : (SignIns.NewId(), []);
        var accounts = known.Where(other => other != account.Id).TakeLast(MostAccounts - 1).Append(account.Id);
        http.Response.Cookies.Append(Cookie, _protector.Protect(string.Join(' ', [device, .. accounts])), new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Strict,
            HttpOnly = true
        });
    }

    private string[] Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { } cookie ? _protector.Unprotect(cookie).Split(' ') : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
