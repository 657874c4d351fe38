namespace EmployeeDirectory.Browser.Tests;

/// <summary>One Chromium for the run; every visitor gets a context, and so cookies, of their own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    public const string TimeZone = "Europe/Berlin";

    // Milliseconds. Machines that build and test at once are slow; a test that waits for what never comes ends before that.
    private const float Patience = 30_000;

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(StartAsync);

    public async Task<IPage> NewPageAsync(BrowserNewPageOptions? options = null)
    {
        var (_, browser) = await started.Value;
        return await browser.NewPageAsync(options);
    }

    /// <summary>An admin who comes to a site, with as many tabs as they open.</summary>
    public async Task<IBrowserContext> VisitAsync(Site site, BrowserNewContextOptions? options = null)
    {
        var visitor = await VisitAsAnyoneAsync(site, options);
        await visitor.AddCookiesAsync([site.Admin]);
        return visitor;
    }

    /// <summary>Someone who is not signed in.</summary>
    public Task<IBrowserContext> VisitAsAnyoneAsync(Site site, BrowserNewContextOptions? options = null) => VisitAsAnyoneAsync(site.BaseUrl, options);

    /// <summary>Someone who is not signed in, at an address that leads to a site.</summary>
    public async Task<IBrowserContext> VisitAsAnyoneAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        options = new(options ?? new()) { BaseURL = address.ToString(), Locale = "en-GB", TimezoneId = TimeZone };
        var visitor = await (await started.Value).Browser.NewContextAsync(options);
        visitor.SetDefaultTimeout(Patience);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated)
            return;
        var (driver, browser) = await started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            // No sandbox: CI runs as root, and only our own pages are opened. The rest keeps Chromium off the network.
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync", "--no-first-run",
                "--disable-background-networking", "--disable-component-update",
            ],
        });
        return (driver, browser);
    }
}
