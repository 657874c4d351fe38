using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EmployeeDirectory.Browser.Tests;

public sealed partial class DrawnChartPageTests(Chromium chromium, Sites sites, Gallery gallery)
{
    private static readonly BrowserNewContextOptions WithoutScript = new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Chart_At1440And2560_IsDrawnFromTheTopDownWithoutOverlapsOverTheWholeWindow()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        foreach (var width in (int[])[1440, 2560])
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync("/org/chart");

            Assert.Equal(width, await page.Locator(".org-window").EvaluateAsync<int>("frame => frame.offsetWidth"));
            var boxes = await page.Locator(".org-card").EvaluateAllAsync<double[][]>(
                "cards => cards.map(card => card.getBoundingClientRect()).map(box => [box.left, box.top, box.right, box.bottom])");
            Assert.True(boxes.Length > 8);
            for (var one = 0; one < boxes.Length; one++)
                for (var other = one + 1; other < boxes.Length; other++)
                    Assert.True(
                        boxes[one][2] <= boxes[other][0] || boxes[other][2] <= boxes[one][0] || boxes[one][3] <= boxes[other][1] || boxes[other][3] <= boxes[one][1],
                        $"cards {one} and {other} overlap");
            Assert.True(await page.EvaluateAsync<bool>("""
                [...document.querySelectorAll(".org-team .org-team > li")].every(item =>
                  item.closest(".org-open:not(:scope)") === null
                  || item.firstElementChild.getBoundingClientRect().top > item.parentElement.parentElement.firstElementChild.getBoundingClientRect().bottom)
                """));
        }
    }

    [Fact]
    public async Task Toggle_Pressed_OpensInPlaceKeepsTheFocusAndBackCloses()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/org/chart?levels=1");
        var toggle = page.Locator(".org-small .org-toggle").First;
        var id = await toggle.GetAttributeAsync("id");
        var people = await page.Locator(".org-card").CountAsync();
        await page.EvaluateAsync("window.stays = true");

        await toggle.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        toggle = page.Locator($"#{id}");
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(toggle).ToBeFocusedAsync();
        Assert.True(await page.Locator(".org-card").CountAsync() > people);
        Assert.True(await page.EvaluateAsync<bool>("window.stays"));
        Assert.Contains($"open={id![2..]}", page.Url, StringComparison.Ordinal);
        await page.GoBackAsync();
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact]
    public async Task Chart_WithoutScript_OpensClosesAndLeadsOn()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, WithoutScript);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/org/chart");
        await Expect(page.Button("Fit")).ToBeHiddenAsync();
        var charles = page.Locator(".org-card", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = "Charles Aaltonen", Exact = false }) }).First;
        var ada = page.Locator($".org-person[href$='{cast.Full}']");
        await Expect(ada).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(390, 844);
        var id = cast.Full.Split('/')[^1];
        foreach (var (address, person) in ((string, ILocator)[])[("/org/chart", page.Locator(".org-person").First), ($"/org/chart?to={id}#p-{id}", ada)])
        {
            await page.GotoAsync(address);
            var box = (await person.BoundingBoxAsync())!;
            Assert.InRange(box.X + box.Width / 2, 150, 240);
            await Expect(person).ToBeInViewportAsync(new() { Ratio = 1 });
            await Expect(page.Title()).ToBeInViewportAsync();
        }
        await page.SetViewportSizeAsync(1280, 720);
        await page.GotoAsync("/org/chart");

        await charles.Locator(".org-toggle").ClickAsync();
        await Expect(ada).ToHaveCountAsync(0);
        await charles.Locator(".org-toggle").ClickAsync();
        await page.Link("Start from Ada Aaltonen").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Reporting line" }).Locator("a .name")).ToHaveTextAsync(["Charles Aaltonen"]);
        await page.Link("Whole chart").ClickAsync();
        await page.Locator(".page-tools").GetByRole(AriaRole.Link, new() { Name = "List", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/org");
    }

    [Fact]
    public async Task Arrows_WalkThroughTheChartAndEnterOpensThePerson()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, new() { ViewportSize = new() { Width = 1440, Height = 700 } });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"/org/chart?from={await IdOfManagerAsync(page, cast)}");
        var people = page.Locator(".org-person");
        Task<string> WholeTextAsync(int at) => people.Nth(at).EvaluateAsync<string>("link => getComputedStyle(link, '::after').content");
        await people.Nth(1).Locator(".soft").First.EvaluateAsync("title => { title.textContent = 'Head of Analytical Engines '.repeat(9); }");
        await people.First.FocusAsync();
        Assert.Equal("none", await WholeTextAsync(0));

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(people.Nth(1)).ToBeFocusedAsync();
        Assert.Contains("Ada Aaltonen", await WholeTextAsync(1), StringComparison.Ordinal);
        await Expect(people.Nth(1)).ToContainTextAsync("Ada Aaltonen");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(people.Nth(2)).ToBeFocusedAsync();
        await Expect(people.Nth(2)).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(people.Nth(1)).ToBeFocusedAsync();
        Assert.NotEqual("none", await people.Nth(1).EvaluateAsync<string>("link => getComputedStyle(link).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Title()).ToContainTextAsync("Ada Aaltonen");
    }

    [Fact]
    public async Task Size_ByButtonsKeysAndWheel_ChangesAndFits()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites, new() { ViewportSize = new() { Width = 1024, Height = 800 } });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/org/chart");
        var size = page.Locator(".org-zoom output");
        async Task<int> SizeAsync() => int.Parse((await size.InnerTextAsync()).Split(' ')[0], CultureInfo.InvariantCulture);

        var before = await SizeAsync();
        await page.Button("Larger").ClickAsync();
        Assert.True(await SizeAsync() > before);
        await page.Keyboard.PressAsync("-");
        Assert.Equal(before, await SizeAsync());
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("+");
        var large = await SizeAsync();
        await page.Locator(".org-window").HoverAsync();
        await page.Keyboard.DownAsync("Control");
        await page.Mouse.WheelAsync(0, 200);
        await page.Keyboard.UpAsync("Control");
        await Expect(size).Not.ToHaveTextAsync($"{large} %");
        Assert.True(await SizeAsync() < large);
        await page.SetViewportSizeAsync(2560, 1400);
        await page.Button("Fit").ClickAsync();
        Assert.True(await SeesAllAsync(page));

        // Where everything would be too small to read, names stay legible until all is asked for.
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync("/org/chart");
        await page.Keyboard.PressAsync("0");
        Assert.Equal(70, await SizeAsync());
        Assert.False(await SeesAllAsync(page));
        await Expect(page.Locator(".org-person").First).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Button("Show all").ClickAsync();
        Assert.True(await SizeAsync() < 70);
        Assert.True(await SeesAllAsync(page));
        await page.Button("Fit").ClickAsync();
        Assert.Equal(70, await SizeAsync());
    }

    private static Task<bool> SeesAllAsync(IPage page) => page.Locator(".org-window").EvaluateAsync<bool>(
        "frame => frame.scrollWidth <= frame.clientWidth + 1 && frame.scrollHeight <= frame.clientHeight + 1");

    [Fact]
    public async Task Drag_OverThePeople_MovesTheChartAndFollowsNoLink()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites, new() { ViewportSize = new() { Width = 500, Height = 600 } });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/org/chart");
        var frame = page.Locator(".org-window");
        for (var i = 0; i < 3; i++)
            await page.Button("Larger").ClickAsync();
        var start = await frame.EvaluateAsync<int>("frame => frame.scrollLeft");
        await page.Locator(".org-person").First.HoverAsync();
        await page.Mouse.DownAsync();
        var box = (await page.Locator(".org-person").First.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X - 60, box.Y + 20, new() { Steps = 4 });
        await page.Mouse.UpAsync();

        Assert.True(await frame.EvaluateAsync<int>("frame => frame.scrollLeft") > start + 20);
        Assert.EndsWith("/org/chart", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pinch_OnATouchScreen_ChangesTheSize()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites, new() { HasTouch = true, ViewportSize = new() { Width = 390, Height = 844 } });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/org/chart");
        var client = await visitor.NewCDPSessionAsync(page);
        Task TouchAsync(string type, params int[] xs) => client.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = type,
            ["touchPoints"] = xs.Select((x, id) => new Dictionary<string, object> { ["x"] = x, ["y"] = 600, ["id"] = id }).ToArray()
        });

        await TouchAsync("touchStart", 150, 250);
        await TouchAsync("touchMove", 120, 280);
        await TouchAsync("touchMove", 90, 310);
        await TouchAsync("touchEnd");

        await Expect(page.Locator(".org-zoom output")).Not.ToHaveTextAsync("100 %");
    }

    [Theory, InlineData("SVG", "org-chart.svg"), InlineData("PNG", "org-chart.png")]
    public async Task Save_Chart_GivesAPictureWithThePhotos(string kind, string name)
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, new() { AcceptDownloads = true });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"/org/chart?from={cast.Full.Split('/')[^1]}");
        await page.Locator("#org-tools summary").ClickAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#org-tools").GetByRole(AriaRole.Link, new() { Name = kind }).ClickAsync());

        Assert.Equal(name, download.SuggestedFilename);
        var saved = await File.ReadAllBytesAsync(await download.PathAsync());
        if (kind == "PNG")
        {
            Assert.Equal("\u0089PNG", Encoding.Latin1.GetString(saved[..4]));
            return;
        }
        var drawing = Encoding.UTF8.GetString(saved);
        Assert.Contains("data:image/webp;base64,", drawing, StringComparison.Ordinal);
        Assert.Contains(">Aaltonen</tspan>", drawing, StringComparison.Ordinal);
        await Expect(page.Locator(".org-said")).ToBeEmptyAsync();

        await page.RouteAsync("**/photos/**", route => route.AbortAsync());
        await page.Locator("#org-tools summary").ClickAsync();
        await page.RunAndWaitForDownloadAsync(() => page.Locator("#org-tools").GetByRole(AriaRole.Link, new() { Name = kind }).ClickAsync());
        await Expect(page.Locator(".org-said")).ToHaveTextAsync(PhotosMissing());
        await page.RouteAsync("**/org/chart.svg*", route => route.AbortAsync());
        await page.Locator("#org-tools summary").ClickAsync();
        await page.Locator("#org-tools").GetByRole(AriaRole.Link, new() { Name = kind }).ClickAsync();
        await Expect(page.Locator(".org-said")).ToContainTextAsync("could not be saved");
    }

    [Fact]
    public async Task Print_Chart_FitsOneSheetAcross()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var top = await visitor.AddPersonAsync(PostedPeople.Unique("Margaret"));
        var managers = new List<string>();
        for (var i = 0; i < 6; i++)
            managers.Add(await visitor.AddPersonAsync($"Manager {i}", ("Manager", top.Split('/')[^1])));
        foreach (var manager in managers)
            await visitor.AddPersonAsync("Report", ("Manager", manager.Split('/')[^1]));
        for (var i = 0; i < 20; i++)
            await visitor.AddPersonAsync($"Clerk {i:00}", ("Manager", top.Split('/')[^1]));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"/org/chart?from={top.Split('/')[^1]}");

        var sheets = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

        Assert.Equal("841", Sheet().Matches(sheets).Single().Groups["width"].Value);
        await page.SetViewportSizeAsync(1047, 718);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".site-header nav, .org-tools, .org-zoom, .org-start, [role=search]").Visible).ToHaveCountAsync(0);
        Assert.True(await page.Locator("#org-sheet").EvaluateAsync<bool>("sheet => sheet.getBoundingClientRect().right <= 1047"));
        await Expect(page.Locator(".org-card")).ToHaveCountAsync(1 + 6 + 6 + 20);
        var heads = page.Locator("#org-sheet > .org-team > li > .org-team > .org-head");
        await Expect(heads).ToHaveCountAsync(3);
        Assert.Single((await heads.EvaluateAllAsync<double[]>("heads => heads.map(head => head.offsetTop)")).Distinct());
    }

    [Fact]
    public async Task HeaderLink_LeadsToTheChartWhereThereIsRoomAndElseToTheList()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        foreach (var (width, address) in ((int, string)[])[(1440, "/org/chart"), (390, "/org")])
        {
            await page.SetViewportSizeAsync(width, 844);
            await page.GotoAsync("/");
            if (await page.Locator(".site-menu > summary").IsVisibleAsync())
                await page.Locator(".site-menu > summary").ClickAsync();
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Directory" }).GetByRole(AriaRole.Link, new() { Name = "Org chart" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(address);
        }
    }

    private static async Task<string> IdOfManagerAsync(IPage page, Cast cast)
    {
        await page.GotoAsync($"/org/chart?from={cast.Full.Split('/')[^1]}");
        var address = await page.Locator(".org-line a").First.GetAttributeAsync("href");
        return address!.Split("from=")[1];
    }

    [GeneratedRegex(@"could not be loaded: [1-9]\d*\.$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhotosMissing();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 (?<width>\d+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sheet();
}
