namespace EmployeeDirectory.Browser.Tests;

public sealed class OrgChartPageTests(Chromium chromium, Sites sites, Gallery gallery)
{
    private static readonly BrowserNewContextOptions WithoutScript = new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Open_LineNotLoadedYet_LoadsItInPlaceAndOnce()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/org");
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        var branch = page.Locator("#tops > li:first-child > details > ul > li > details").First;
        var line = branch.Locator("> summary");
        await Expect(line).ToContainTextAsync("direct");

        await line.ClickAsync();
        await Expect(branch.Locator("> ul > li > .person-line")).ToHaveCountAsync(int.Parse((await line.InnerTextAsync()).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
        await line.ClickAsync();
        await Expect(branch.Locator("> ul > li").First).ToBeHiddenAsync();
        await line.ClickAsync();
        await Expect(branch.Locator("> ul > li").First).ToBeVisibleAsync();

        Assert.Single(requests, url => url.Contains("/org/", StringComparison.Ordinal));
        await Expect(page).ToHaveTitleAsync("Org chart · Directory");
        await Expect(page).ToHaveURLAsync("/org");
    }

    [Fact]
    public async Task Chart_WithoutScript_OpensAndLeadsDown()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, WithoutScript);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/org");
        var top = page.Locator("#tops > li", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = "Charles Aaltonen" }) });
        await Expect(top.GetByRole(AriaRole.Link, new() { Name = "Ada Aaltonen" })).ToBeHiddenAsync();
        await top.GetByText("1 direct, 2 in all").ClickAsync();
        await top.GetByText("1 direct, 1 in all").ClickAsync();
        await page.Link("See who reports to Ada Aaltonen").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Ada Aaltonen");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lena Aaltonen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Reporting line" }).Locator("a .name")).ToHaveTextAsync(["Charles Aaltonen", "Ada Aaltonen"]);

        await page.GotoAsync("/org");
        await page.GetByLabel("Find someone in the chart").FillAsync("lena aal");
        await page.Button("Find").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Lena Aaltonen" }).ClickAsync();
        await page.Link("See the profile").ClickAsync();
        await page.Link("See in the org chart").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Lena Aaltonen");
    }

    [Fact]
    public async Task Chart_KeyboardAlone_OpensALineAndGoesOnInIt()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/org");
        var branch = page.Locator("#tops details details").First;

        await page.TabToAsync(branch.Locator("summary").First);
        await page.Keyboard.PressAsync("Enter");
        var first = branch.Locator("> ul > li > .person-line").First;
        await Expect(first).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(first).ToBeFocusedAsync();
        var name = await first.Locator(".name").InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Title()).ToHaveTextAsync(name);
    }

    [Fact]
    public async Task Chart_ForThoseWhoListen_IsListsInListsWithNamedLines()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/org");
        var top = page.Locator("#tops > li", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = "Charles Aaltonen" }) });
        await top.GetByText("1 direct, 2 in all").ClickAsync();

        await Expect(page.Locator("#tops")).ToMatchAriaSnapshotAsync("""
            - list:
              - listitem:
                - link "Charles Aaltonen Inventor"
                - group:
                  - text: 1 direct, 2 in all under Charles Aaltonen
                  - list:
                    - listitem:
                      - link "Ada Aaltonen Programmer · Engines"
                      - group: 1 direct, 1 in all under Ada Aaltonen
            """);
    }

    [Fact]
    public async Task Print_Chart_HasWhatWasLoadedAndNothingToPress()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/org");
        var ada = page.Locator("#tops .person-line", new() { HasText = "Ada Aaltonen" });
        var chrome = page.Locator(".site-header nav, [role=search], .org-more");
        await Expect(ada).ToBeHiddenAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(ada).ToBeVisibleAsync();
        await Expect(chrome.Visible).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task More_ThanAPage_ComeInPlaceAndTheFocusGoesOn()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var chart = await AddManyAsync(visitor, 55);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(chart);
        var people = page.Locator("#reports > li > .person-line");
        await Expect(people).ToHaveCountAsync(50);

        await page.Link("Show the next 5 of 55").ClickAsync();

        await Expect(people).ToHaveCountAsync(55);
        await Expect(people.Nth(50)).ToBeFocusedAsync();
        await Expect(page.Locator(".org-more")).ToHaveCountAsync(0);

        await using var plain = await chromium.VisitAsync(await sites.OnAsync("Embedded"), WithoutScript);
        page = await plain.NewPageAsync();
        await page.GotoAsync(chart);
        await page.Link("Show the next 5 of 55").ClickAsync();
        await Expect(page.Locator("#reports > li > .person-line")).ToHaveCountAsync(5);
        await page.Link("Show the previous 50").ClickAsync();
        await Expect(page.Locator("#reports > li > .person-line")).ToHaveCountAsync(50);
    }

    [Fact]
    public async Task DeepLineOfOddNames_320PixelsWide_Fits()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"), new() { ViewportSize = new() { Width = 320, Height = 640 } });
        string[] names = [new('W', 60), "محمد عبد الرحمن بن سلمان آل سعود الكبير", "👩🏽‍🚀👨‍👩‍👧‍👦 Ada", "Wolfeschlegelsteinhausenbergerdorff"];
        var profiles = new List<string>();
        for (var depth = 0; depth < 10; depth++)
            profiles.Add(await visitor.AddPersonAsync(
                PostedPeople.Unique(names[depth % names.Length]), ("JobTitle", names[(depth + 1) % names.Length]),
                ("Manager", depth == 0 ? "" : profiles[^1].Split('/')[^1])));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(ChartOf(profiles[0]));

        // A level that is still being fetched ends in one that is closed, or in the last person.
        var (closed, last) = (page.Locator("#reports details:not([open]) > summary"), page.Locator("#reports .person-line").Nth(8));
        await Expect(closed.Or(last).First).ToBeVisibleAsync();
        while (await closed.CountAsync() > 0)
        {
            await closed.First.ClickAsync();
            await Expect(closed.Or(last).First).ToBeVisibleAsync();
        }
        await Expect(page.Locator("#reports .person-line")).ToHaveCountAsync(9);
        await page.AssertFitsAsync();
        await page.GotoAsync(ChartOf(profiles[^1]));
        await Expect(page.Locator(".chain li")).ToHaveCountAsync(9);
        await page.AssertFitsAsync();
        await page.GotoAsync(profiles[^1]);
        await page.AssertFitsAsync();
    }

    private static string ChartOf(string profile) => $"/org/{profile.Split('/')[^1]}";

    /// <returns>The chart of someone with so many reports.</returns>
    private static async Task<string> AddManyAsync(IBrowserContext visitor, int count)
    {
        var manager = await visitor.AddPersonAsync(PostedPeople.Unique("Margaret"));
        for (var i = 0; i < count; i++)
            await visitor.AddPersonAsync($"Report {i:00}", ("Manager", manager.Split('/')[^1]));
        return ChartOf(manager);
    }
}
