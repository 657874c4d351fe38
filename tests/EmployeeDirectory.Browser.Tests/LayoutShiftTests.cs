namespace EmployeeDirectory.Browser.Tests;

public sealed class LayoutShiftTests(Chromium chromium, Sites sites, Gallery gallery)
{
    [Theory]
    [InlineData("list", 1440), InlineData("list", 390), InlineData("table", 1440)]
    [InlineData("profile", 1440), InlineData("profile", 390)]
    public async Task Page_WhosePhotosComeLate_DoesNotMove(string what, int width)
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, new() { ViewportSize = new() { Width = width, Height = 900 } });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        var painted = new TaskCompletionSource();
        await page.RouteAsync("**/photos/**", async route =>
        {
            await painted.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync(what switch { "list" => "/", "table" => "/?view=table", _ => cast.Full }, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.WaitForFunctionAsync("performance.getEntriesByName('first-contentful-paint').length > 0");
        painted.SetResult();
        await page.WaitForLoadStateAsync(LoadState.Load);
        Assert.True(await page.Locator("main img").First.EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)"));

        Assert.Equal("", await page.EvaluateAsync<string>("""
            () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => {
              const observer = new PerformanceObserver(() => {});
              observer.observe({ type: "layout-shift", buffered: true });
              // Buffered entries come in a task of their own.
              setTimeout(() => resolve(observer.takeRecords().flatMap(shift => shift.sources.map(
                source => `${shift.value}: ${source.node?.parentElement?.outerHTML.slice(0, 200)}`)).join("\n")), 0);
            })))
            """));
    }
}
