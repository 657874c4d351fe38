using System.Security.Cryptography;
using EmployeeDirectory.Core.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeDirectory.Web.Features.SignIn;

// The cookie gives no access: it only gives this browser a failure count of its own. See Lockout.
public sealed class KnownBrowsers(IDataProtectionProvider keys)
{
    public const string Cookie = "device";

    private const int MostAccounts = 5;

    // The purpose of cookies that browsers keep: another name would make them unreadable.
    private readonly IDataProtector _protector = keys.CreateProtector("Devices");

    public string? Find(HttpContext http, Account account) =>
        Read(http) is [var device, .. var known] && known.Contains(account.Id) ? device : null;

    public void Remember(HttpContext http, Account account)
    {
        var (device, known) = Read(http) is [var id, .. var before] ? (id, before) : (SignIns.NewId(), []);
        var accounts = known.Where(other => other != account.Id).TakeLast(MostAccounts - 1).Append(account.Id);
        http.Response.Cookies.Append(
            Cookie,
            _protector.Protect(string.Join(' ', [device, .. accounts])),
            new CookieOptions
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
