using Deque.AxeCore.Playwright;
using EmployeeDirectory.Testing;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Browser.Tests;

public sealed class ChromiumTests(Chromium chromium)
{
    [Fact]
    public async Task Goto_LoopbackPage_ReadsItsTitle()
    {
        await using var server = await ServeAsync("<html lang=en><title>Ada Löwe 👩🏽‍🚀</title><main><h1>Hello</h1></main>");
        var page = await chromium.NewPageAsync();

        await page.GotoAsync(server.Endpoint.ToString());

        Assert.Equal("Ada Löwe 👩🏽‍🚀", await page.TitleAsync());
        Assert.Empty((await page.RunAxe()).Violations);
    }

    [Fact]
    public async Task Axe_ImageWithoutText_IsFound()
    {
        await using var server = await ServeAsync("<html lang=en><title>Ada</title><main><h1>Ada</h1><img src=data:,></main>");
        var page = await chromium.NewPageAsync();

        await page.GotoAsync(server.Endpoint.ToString());

        Assert.Contains((await page.RunAxe()).Violations, violation => violation.Id == "image-alt");
    }

    private static Task<LoopbackServer> ServeAsync(string html) => LoopbackServer.StartAsync(context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<!doctype html>" + html);
    });
}
