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
        await page.AddInitScriptAsync(Measure);
        var painted = new TaskCompletionSource();
        await page.RouteAsync("**/photos/**", async route =>
        {
            await painted.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync(what switch { "list" => "/", "table" => "/?view=table", _ => cast.Full }, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.EvaluateAsync("firstPaint");
        painted.SetResult();
        await page.WaitForLoadStateAsync(LoadState.Load);
        Assert.True(await page.Locator("main img").First.EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)"));

        Assert.Equal("", await page.EvaluateAsync<string>("ownShifts()"));
    }

    // Ends with a shift of its own making: whatever came before it has been reported by then, and the measuring works.
    private const string Measure = """
        const shifts = [];
        let reported = () => {};
        new PerformanceObserver(list => { shifts.push(...list.getEntries()); reported(); }).observe({ type: "layout-shift", buffered: true });
        window.firstPaint = new Promise(resolve => new PerformanceObserver(() => resolve()).observe({ type: "paint", buffered: true }));
        const frame = () => new Promise(requestAnimationFrame);
        window.ownShifts = async () => {
          await frame();
          await frame();
          const end = performance.now();
          const push = document.createElement("div");
          push.style.height = "200px";
          document.body.prepend(push);
          await new Promise(resolve => { (reported = () => shifts.some(shift => shift.startTime >= end) && resolve())(); });
          return shifts.filter(shift => shift.startTime < end).flatMap(shift => shift.sources.map(
            source => `${shift.value}: ${(source.node?.outerHTML ?? source.node?.parentElement?.outerHTML)?.slice(0, 200)}`)).join("\n");
        };
        """;
}
