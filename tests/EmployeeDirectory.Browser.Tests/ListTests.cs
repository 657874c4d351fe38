namespace EmployeeDirectory.Browser.Tests;

/// <summary>What the list shows of people, as cards, faces and a table.</summary>
public sealed class ListTests(Chromium chromium, Sites sites, Gallery gallery)
{
    [Theory, InlineData("/"), InlineData("/?view=faces"), InlineData("/?q=aaltonen"), InlineData("/?department=Engines")]
    public async Task FirstFace_OnAPhone_StandsWithin200Pixels(string address)
    {
        var page = await OpenAsync(address, 390);
        Assert.InRange(await page.Locator("#people .avatar").First.EvaluateAsync<double>("face => face.getBoundingClientRect().top"), 60, 200);
    }

    [Fact]
    public async Task Search_OnAPhone_IsAtHandWhereverThePageIs()
    {
        var page = await OpenAsync("/", 390);
        await page.EvaluateAsync("scrollTo(0, 1200)");
        await Expect(page.Locator("#q")).ToBeInViewportAsync();
        Assert.InRange(await page.Locator(".site-header").EvaluateAsync<double>("header => header.getBoundingClientRect().height"), 44, 64);
        await page.Locator("#people h2 a").Nth(5).FocusAsync();
        Assert.True(await page.Locator("#people h2 a").Nth(5).EvaluateAsync<bool>("link => link.getBoundingClientRect().top > document.querySelector('.site-header').getBoundingClientRect().bottom"));
    }

    [Fact]
    public async Task Targets_OnAPhone_AreAtLeast44PixelsHigh()
    {
        var page = await OpenAsync("/", 390);
        await page.Button("Filters").ClickAsync();
        Assert.Equal("", await page.EvaluateAsync<string>("""
            [...document.querySelectorAll("#filters :is(label, summary, a, button), header :is(summary, input), .page-tools :is(button, summary)")]
              .filter(target => target.checkVisibility() && target.tabIndex !== -1 | target.localName === "label" && target.getBoundingClientRect().height > 1)
              .filter(target => target.getBoundingClientRect().height < 43.5)
              .map(target => target.outerHTML.slice(0, 80)).join("\n")
            """));
    }

    [Theory, InlineData(390, 2), InlineData(1440, 8), InlineData(2560, 14)]
    public async Task Faces_FillTheWindowWithPortraits(int width, int leastColumns)
    {
        var page = await OpenAsync("/?view=faces", width);
        var face = page.Locator("#people .avatar").First;
        Assert.InRange(await face.EvaluateAsync<double>("face => face.getBoundingClientRect().width"), 128, 160);
        Assert.InRange(await page.EvaluateAsync<int>("new Set([...document.querySelectorAll('#people > li')].map(person => person.offsetLeft)).size"), leastColumns, leastColumns + 3);
        Assert.Equal("256w, 1024w", await page.Locator("#people img").First.EvaluateAsync<string>(
            "image => image.srcset.split(', ').map(one => one.split(' ')[1]).join(', ')"));
    }

    [Fact]
    public async Task Card_OfLongTexts_IsNoHigherThanFiveLinesAndShowsTheWholeOnFocus()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"), new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await OddPeople.AddAsync(visitor, "long");
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/?q=" + new string('W', 100));
        var card = page.Locator(".card").First;
        var title = card.Locator(".title");

        Assert.InRange(await card.EvaluateAsync<double>("card => card.offsetHeight"), 64, 190);
        Assert.Equal(new string('W', 150), await title.GetAttributeAsync("title"));
        await card.Locator("a").FocusAsync();
        Assert.True(await title.EvaluateAsync<bool>("title => title.scrollHeight <= title.clientHeight + 1"));
    }

    [Fact]
    public async Task Card_SaysTheLocalTimeAndHowFarItIs()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var __ = visitor;
        var page = await visitor.NewPageAsync();
        await page.Clock.SetFixedTimeAsync(new DateTime(2026, 11, 28, 12, 0, 0, DateTimeKind.Utc));
        await page.GotoAsync("/?q=ada+aaltonen");
        await Expect(page.Locator(".card .time")).ToHaveTextAsync("21:00, 8 h ahead");
    }

    [Fact]
    public async Task Table_HasOneLineAPersonAndTheColumnsChosen()
    {
        var page = await OpenAsync("/?view=table", 1440);
        Assert.Equal("", await page.EvaluateAsync<string>("""
            [...document.querySelectorAll("#people tbody tr")].filter(row => row.offsetHeight > 45).map(row => row.textContent).join("\n")
            """));
        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('td.email a')].filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"));
        await page.Locator(".columns > summary").ClickAsync();
        await page.Locator(".columns").GetByLabel("Skills").CheckAsync();
        await Expect(page).ToHaveURLAsync("/?view=table&column=title&column=department&column=location&column=email&column=phone&column=skills");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Skills" })).ToBeVisibleAsync();
        await Expect(page.Locator(".columns").GetByLabel("Skills")).ToBeFocusedAsync();
        await page.Locator(".columns").GetByLabel("Job title").UncheckAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Job title" })).ToHaveCountAsync(0);
    }

    [Theory, InlineData(390), InlineData(1152)]
    public async Task Table_WiderThanTheWindow_ScrollsBesideTheNames(int width)
    {
        var page = await OpenAsync("/?view=table&column=title&column=department&column=location&column=email&column=phone&column=time&column=skills&column=start&column=number", width);
        var lefts = await page.EvaluateAsync<double[]>("""
            (() => {
              const box = document.querySelector(".people-box");
              box.scrollLeft = 5000;
              const left = selector => document.querySelector(selector).getBoundingClientRect().left;
              return [left("#people tbody th") - left(".people-box"), left("#people td.number"), document.documentElement.scrollWidth];
            })()
            """);
        Assert.Equal(0, lefts[0], 1.0);
        Assert.InRange(lefts[1], width / 3, width);
        Assert.Equal(width, lefts[2]);
    }

    [Fact]
    public async Task TableHead_Clicked_SortsByItAndThenTheOtherWayRound()
    {
        var page = await OpenAsync("/?view=table&q=aaltonen", 1440);
        var head = page.GetByRole(AriaRole.Columnheader, new() { Name = "Job title" });
        await head.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync("/?q=aaltonen&sort=title&view=table");
        await Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(page.Locator("#people tbody .name")).ToHaveTextAsync(["Charles Aaltonen", "Ada Aaltonen", "Lena Aaltonen"]);
        await head.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync("/?q=aaltonen&sort=-title&view=table");
        await Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(page.Locator("#people tbody .name")).ToHaveTextAsync(["Ada Aaltonen", "Charles Aaltonen", "Lena Aaltonen"]);
    }

    [Fact]
    public async Task Copy_PutsTheAddressOnTheClipboard()
    {
        var page = await OpenAsync("/?view=table&q=ada+aaltonen", 1440);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GetByRole(AriaRole.Cell, new() { Name = "ada@example.com" }).HoverAsync();
        await page.Button("Copy ada@example.com").ClickAsync();
        await Expect(page.Locator("#search-status")).ToHaveTextAsync("Copied");
        Assert.Equal("ada@example.com", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Manifest_LetsThePageBeInstalledAndKeepsNobodyOnTheDevice()
    {
        var page = await OpenAsync("/", 390);
        var manifest = await page.EvaluateAsync<string[]>("""
            fetch(document.querySelector("link[rel=manifest]").href).then(answer => answer.json())
              .then(manifest => [manifest.display, ...manifest.icons.map(icon => icon.src)])
            """);
        Assert.Equal("standalone", manifest[0]);
        foreach (var icon in manifest.Skip(1))
            Assert.Equal(200, (await page.APIRequest.GetAsync($"/{icon}")).Status);
        Assert.Equal(0, await page.EvaluateAsync<int>("navigator.serviceWorker.getRegistrations().then(all => all.length)"));
    }

    private async Task<IPage> OpenAsync(string address, int width)
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites, new() { ViewportSize = new() { Width = width, Height = 900 }, HasTouch = width < 500, IsMobile = width < 500 });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }
}
