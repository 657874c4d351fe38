using System.Globalization;
using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Security;
using EmployeeDirectory.Web.Tests.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Security;

public sealed class HostCookiesTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private DirectorySite _site = null!;
    private readonly CookieContainer _cookies = new();
    private HttpClient _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        Certificate.Write(_folder.PathOf("site.pfx"));
        _site = await DirectorySite.StartAsync(
            ("Urls", "https://127.0.0.1:0;http://127.0.0.1:0"), ("Kestrel:Certificates:Default:Path", _folder.PathOf("site.pfx")));
        var addresses = _site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        _visitor = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies, SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == "CN=localhost" } })
        {
            BaseAddress = new(addresses.Single(address => address.StartsWith("https:", StringComparison.Ordinal)))
        };
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Save_OverHttps_SetsCookiesOfThisHostAlone()
    {
        var session = await _site.StartSessionAsync(await _site.AddAccountAsync(Role.Admin));
        _cookies.Add(_visitor.BaseAddress!, new Cookie($"__Host-{SessionCookie.Scheme}", session) { Secure = true });
        var form = await _visitor.GetPageAsync("/employees/new");
        var saved = await form.Form("/employees/new").With("DisplayName", "Ada").PostAsync();
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        AssertOfHost(form.Response, "antiforgery");
        AssertOfHost(saved.Response, "flash");

        var profile = await _visitor.GetPageAsync(saved.Location!);
        Assert.Contains("Ada added.", profile.Text, StringComparison.Ordinal);
        AssertOfHost(profile.Response, "flash");
        Assert.DoesNotContain("Ada added", (await _visitor.GetPageAsync(saved.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_OverHttps_SetsCookiesOfThisHostAloneForNoLongerThanASessionLasts()
    {
        var signedIn = await _visitor.AcceptAsync(await _site.InviteAsync(), "Ada");
        foreach (var name in (string[])[SessionCookie.Scheme, "device", "flash"])
            AssertOfHost(signedIn.Response, name);
        var expires = CookieOf(signedIn.Response, "__Host-session").Single(part => part.StartsWith("expires=", StringComparison.Ordinal))["expires=".Length..];
        Assert.InRange(DateTimeOffset.Parse(expires, CultureInfo.InvariantCulture) - signedIn.Response.Headers.Date!.Value, TimeSpan.Zero, Session.Lifetime + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Theme_OverHttps_IsKeptAndForgotten()
    {
        using var chosen = await ChooseAsync("dark");
        AssertOfHost(chosen, "theme");
        Assert.Equal("dark", await ThemeAsync());

        using var forgotten = await ChooseAsync("system");
        AssertOfHost(forgotten, "theme");
        Assert.Equal("system", await ThemeAsync());
    }

    [Theory]
    [InlineData("theme=dark", "system")]
    [InlineData("theme=dark; __Host-theme=light", "light")]
    public async Task Get_CookieThatANeighbourMayHavePlanted_IsNotSeen(string cookie, string theme)
    {
        _visitor.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(theme, await ThemeAsync());
    }

    [Fact]
    public async Task Save_OverHttp_SetsCookiesThatBrowsersTakeThere()
    {
        var form = await _site.GetAsync("/employees/new");
        var saved = await form.Form("/employees/new").With("DisplayName", "Ada").PostAsync();
        foreach (var (answer, name) in ((Page, string)[])[(form, "antiforgery"), (saved, "flash")])
        {
            var parts = CookieOf(answer.Response, name);
            Assert.Contains("httponly", parts);
            Assert.DoesNotContain("secure", parts);
        }
    }

    private static void AssertOfHost(HttpResponseMessage answer, string name)
    {
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal));
        var parts = CookieOf(answer, "__Host-" + name);
        foreach (var part in (string[])["secure", "httponly", "path=/"])
            Assert.Contains(part, parts);
        Assert.Contains(parts, part => part is "samesite=lax" or "samesite=strict");
        Assert.DoesNotContain(parts, part => part.StartsWith("domain", StringComparison.Ordinal));
    }

    /// <returns>What the cookie that was set says of itself.</returns>
    private static string[] CookieOf(HttpResponseMessage answer, string name)
    {
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith(name + "=", StringComparison.Ordinal));
        return cookie.Split("; ")[1..];
    }

    private async Task<string?> ThemeAsync() => (await _visitor.GetPageAsync("/")).Document.DocumentElement.GetAttribute("data-theme");

    private Task<HttpResponseMessage> ChooseAsync(string theme) => _visitor.SendAsync(new(HttpMethod.Post, "/theme")
    {
        Content = new FormUrlEncodedContent([new("theme", theme)]),
        Headers = { { "Sec-Fetch-Site", "same-origin" } }
    });
}
