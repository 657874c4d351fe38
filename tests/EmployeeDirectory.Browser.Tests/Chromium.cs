using Microsoft.Playwright;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>One Chromium for the run; every page gets a context, and so cookies, of its own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(StartAsync);

    public async Task<IPage> NewPageAsync(BrowserNewPageOptions? options = null)
    {
        var (_, browser) = await started.Value;
        return await browser.NewPageAsync(options);
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
