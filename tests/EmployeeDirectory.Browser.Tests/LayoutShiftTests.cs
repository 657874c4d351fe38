using EmployeeDirectory.Testing;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Browser.Tests;

public sealed class LayoutShiftTests(Chromium chromium, Sites sites, Gallery gallery)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("list", 1440), InlineData("list", 390), InlineData("faces", 1440), InlineData("faces", 390), InlineData("table", 1440)]
    [InlineData("profile", 1440), InlineData("profile", 390)]
    [InlineData("chart", 1440), InlineData("chart", 390)]
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

        await page.GotoAsync(what switch { "list" => "/", "profile" => cast.Full, "chart" => $"/org/chart?to={cast.Full.Split('/')[^1]}", _ => $"/?view={what}" }, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.EvaluateAsync("firstPaint").WaitAsync(Patience);
        painted.SetResult();
        await page.WaitForLoadStateAsync(LoadState.Load);
        Assert.True(await page.EvaluateAsync<bool>("seenPhoto()").WaitAsync(Patience));

        Assert.Equal("", await page.EvaluateAsync<string>("ownShifts()"));
    }

    [Theory]
    [InlineData(1440, false), InlineData(390, true)]
    public async Task Form_WhosePhotoScriptComesLate_DoesNotMove(int width, bool isPhone)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"), new() { ViewportSize = new() { Width = width, Height = 1500 }, HasTouch = isPhone, IsMobile = isPhone });
        var page = await visitor.NewPageAsync();
        await page.AddInitScriptAsync(Measure);
        var painted = new TaskCompletionSource();
        await page.RouteAsync("**/photo.js*", async route =>
        {
            await painted.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync("/employees/new", new() { WaitUntil = WaitUntilState.Commit });
        await page.EvaluateAsync("firstPaint").WaitAsync(Patience);
        painted.SetResult();
        await page.LoadedAsync();

        Assert.Equal("", await page.EvaluateAsync<string>("ownShifts()"));
    }

    [Fact]
    public async Task Page_OfWhichHalfHasCome_IsNotShown()
    {
        const string middle = "<nav class=\"switch\"";
        var site = await sites.OnAsync("Gallery");
        await using var visitor = await chromium.VisitAsync(site);
        var halves = (await (await visitor.APIRequest.GetAsync("/")).TextAsync()).Split(middle, 2);
        var rest = new TaskCompletionSource();
        using var forwarder = new Forwarder(site.BaseUrl);
        await using var relay = await LoopbackServer.StartAsync(async context =>
        {
            if (context.Request.Path != "/half")
            {
                await forwarder.ForwardAsync(context);
                return;
            }
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(halves[0]);
            await rest.Task;
            await context.Response.WriteAsync(middle + halves[1]);
        });
        var page = await visitor.NewPageAsync();

        await page.GotoAsync($"{relay.Endpoint}half", new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("document.querySelector('.page-tools')", null, new() { PollingInterval = 50 });
        var isShown = await page.EvaluateAsync<bool>(
            "Promise.race([new Promise(requestAnimationFrame), new Promise(shown => setTimeout(shown, 1000, 0))]).then(time => time > 0)");
        rest.SetResult();
        await page.WaitForLoadStateAsync(LoadState.Load);

        Assert.False(isShown);
        await page.EvaluateAsync("new Promise(requestAnimationFrame)");
    }

    // Ends with a shift of its own making: whatever came before it has been reported by then, and the measuring works.
    private const string Measure = """
        const shifts = [];
        let reported = () => {};
        new PerformanceObserver(list => { shifts.push(...list.getEntries()); reported(); }).observe({ type: "layout-shift", buffered: true });
        window.firstPaint = new Promise(resolve => new PerformanceObserver(() => resolve()).observe({ type: "paint", buffered: true }));
        window.seenPhoto = async () => {
          const photo = [...document.querySelectorAll("main img")].find(image => {
            const { left, right, top, bottom } = image.getBoundingClientRect();
            return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
          });
          await photo.decode();
          return photo.naturalWidth > 0;
        };
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
