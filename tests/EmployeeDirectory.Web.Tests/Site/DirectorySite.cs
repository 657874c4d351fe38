using System.Net;
using AngleSharp.Html.Parser;
using EmployeeDirectory.Web.Tests.Engines;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>The whole program on real sockets, in this process, with a data folder of its own.</summary>
public sealed class DirectorySite : WebApplicationFactory<Program>
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings = [];
    private readonly Action<IServiceCollection>? _replace;
    private HttpClient? _client;

    private DirectorySite(Action<IServiceCollection>? replace) => _replace = replace;

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
        return site;
    }

    /// <summary>A client with cookies of its own.</summary>
    public HttpClient NewVisitor() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };

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
