using System.Net;
using System.Text.RegularExpressions;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>Who opens the link that a first start prints.</summary>
internal static partial class InvitedAdmin
{
    public const string Name = "Robin Price";
    public const string Password = "a few words that nobody guesses";
    public const string Link = "/invitation?code=";

    /// <returns>The session cookie.</returns>
    public static async Task<Microsoft.Playwright.Cookie> SignInAsync(Uri site, string output)
    {
        var cookies = new CookieContainer();
        using var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = site };
        var code = output.Split(Link)[1].Split('\n')[0].Trim();
        var token = Token().Match(await visitor.GetStringAsync(Link + code)).Groups["value"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(token),
            ["Code"] = code,
            ["Name"] = Name,
            ["Password"] = Password
        });
        using var accepted = await visitor.PostAsync("/invitation", form);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        var session = cookies.GetCookies(site)["session"]!;
        return new() { Name = session.Name, Value = session.Value, Url = site.ToString(), HttpOnly = true };
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]* value="(?<value>[^"]*)""", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
