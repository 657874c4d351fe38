using System.Net;
using AngleSharp.Html.Parser;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>The whole program on real sockets, in this process, with a data folder of its own.</summary>
public sealed class DirectorySite : WebApplicationFactory<Program>
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings = [];
    private readonly Action<IServiceCollection>? _replace;
    private HttpClient? _client;

    private DirectorySite(Action<IServiceCollection>? replace) => _replace = replace;

    /// <summary>An admin's.</summary>
    public HttpClient Client => _client!;

    public string DataFolder => _settings["Storage:DataFolder"];

    public static Task<DirectorySite> StartAsync(params (string Key, string Value)[] settings) => StartAsync(null, settings);

    /// <param name="replace">Puts stand-ins in place of services, after the program has registered its own.</param>
    public static async Task<DirectorySite> StartAsync(Action<IServiceCollection>? replace, params (string Key, string Value)[] settings)
    {
        var site = new DirectorySite(replace);
        site._settings["Urls"] = "http://127.0.0.1:0";
        site._settings["Storage:DataFolder"] = site._folder.Path;
        foreach (var policy in Haste.Policies)
            site._settings[$"RateLimits:{policy}"] = Haste.PerMinute;
        foreach (var (key, value) in settings)
            site._settings[key] = value;
        site.UseKestrel();
        site.StartServer();
        site._client = site.NewVisitor();
        await site.WaitForHealthAsync();
        site._client = await site.NewVisitorAsync(Role.Admin);
        return site;
    }

    /// <summary>Someone who is not signed in, with cookies of their own.</summary>
    public HttpClient NewVisitor(CookieContainer? cookies = null) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() }) { BaseAddress = ClientOptions.BaseAddress };

    /// <summary>Someone who is signed in, without the pages that lead to it.</summary>
    /// <param name="employeeId">Their own record.</param>
    public async Task<HttpClient> NewVisitorAsync(Role role, Guid? employeeId = null)
    {
        var account = await AddAccountAsync(role, employeeId);
        var cookies = new CookieContainer();
        cookies.Add(ClientOptions.BaseAddress, new Cookie(SessionCookie.Scheme, await StartSessionAsync(account)));
        return NewVisitor(cookies);
    }

    public async Task<Account> AddAccountAsync(Role role, Guid? employeeId = null)
    {
        var name = $"{role} {Guid.NewGuid():N}"[..16];
        var account = new Account { Id = SignIns.NewId(), Issuer = Account.Local, Subject = Passwords.SubjectOf(name), Name = name, Role = role, EmployeeId = employeeId };
        return (await Services.GetRequiredService<IAccountStore>().SaveAsync(account, invitation: null, CancellationToken.None))!;
    }

    /// <returns>The value of a new session's cookie.</returns>
    public async Task<string> StartSessionAsync(Account account)
    {
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var stamp = Services.GetRequiredService<ReadModel>().Admit(account)?.Stamp ?? Session.FirstStamp;
        var session = new Session(SignIns.NewId(), account.Id, now, now, null, null, stamp);
        await Services.GetRequiredService<IAccountStore>().StartSessionAsync(session, CancellationToken.None);
        var cookie = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + Session.Lifetime };
        return cookie.TicketDataFormat.Protect(new(new(CurrentUserClaims.Identity(account, session.Id)), properties, SessionCookie.Scheme));
    }

    public async Task<Page> GetAsync(string address) => await Page.ReadAsync(this, await Client.GetAsync(address));

    /// <summary>Follows one redirect, as browsers do after a post.</summary>
    public async Task<Page> FollowAsync(Page page)
    {
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        return await GetAsync(page.Location!);
    }

    public static HtmlParser Parser { get; } = new();

    public override async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        if (_replace is not null)
            builder.ConfigureTestServices(_replace);
    }

    private async Task WaitForHealthAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        while ((await Client.GetAsync("/health", limit.Token)).StatusCode != HttpStatusCode.OK)
            await Task.Delay(20, limit.Token);
    }
}
