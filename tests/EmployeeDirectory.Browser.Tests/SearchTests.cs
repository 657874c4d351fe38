using System.Text.RegularExpressions;

namespace EmployeeDirectory.Browser.Tests;

public sealed class SearchTests(Chromium chromium, Sites sites, Gallery gallery)
{
    [Fact]
    public async Task Type_LetterByLetter_ShowsResultsAndIsOneStepBack()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var __ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/?view=table");

        await Box(page).PressSequentiallyAsync("ada aal");
        await Expect(Results(page)).ToHaveTextAsync(["Ada Aaltonen", "Lena Aaltonen"]);
        await Expect(page.Entry("Lena Aaltonen")).ToContainTextAsync("Reports to: Ada Aaltonen");
        await Expect(page).ToHaveURLAsync(new Regex("/\\?q=ada%20aal&view=table$"));
        await Expect(Box(page)).ToBeFocusedAsync();
        await Expect(page).ToHaveTitleAsync("“ada aal” · Directory");
        await Expect(page.Locator("#search-status")).ToHaveTextAsync("2 people");

        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync("/?view=table");
        await Expect(Box(page)).ToHaveValueAsync("");
        await Expect(page.Title()).ToHaveTextAsync("People");
        // Until its scripts are there, a page that was fetched anew knows nothing of the step forward.
        await page.WaitForLoadStateAsync();
        await page.GoForwardAsync();
        await Expect(Box(page)).ToHaveValueAsync("ada aal");
        await Expect(Results(page)).ToHaveTextAsync(["Ada Aaltonen", "Lena Aaltonen"]);
    }

    [Fact]
    public async Task Type_OnAProfile_ShowsTheListAndBackTheProfile()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites);
        await using var __ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(cast.Full);

        await Box(page).PressSequentiallyAsync("charles");
        await Expect(Results(page).First).ToHaveTextAsync("Charles Aaltonen");
        await page.GoBackAsync();
        await Expect(page.Title()).ToContainTextAsync("Ada Aaltonen");
    }

    [Fact]
    public async Task Type_OverAFormWithChanges_KeepsTheForm()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites);
        await using var __ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"{cast.Bare}/edit");
        await page.FillAsync(("JobTitle", "Changed"));

        await page.EvaluateAsync("window.asked = new Promise(resolve => document.addEventListener('htmx:beforeRequest', event => setTimeout(() => resolve(event.defaultPrevented)))), undefined");
        await Box(page).PressSequentiallyAsync("ada");
        Assert.True(await page.EvaluateAsync<bool>("asked"));
        await Expect(page.Field("JobTitle")).ToHaveValueAsync("Changed");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Facets_ChosenAndRemoved_WithAndWithoutScript(bool script)
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites, new() { JavaScriptEnabled = script });
        await using var __ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");

        await Box(page).FillAsync("aaltonen");
        await Box(page).PressAsync("Enter");
        await Expect(page.Title()).ToHaveTextAsync("“aaltonen”");
        await Expect(Results(page)).ToHaveTextAsync(["Ada Aaltonen", "Charles Aaltonen", "Lena Aaltonen"]);
        await page.Locator(".facets").GetByLabel("Turin").CheckAsync();
        if (!script)
            await page.Button("Apply filters").ClickAsync();
        await Expect(Results(page)).ToHaveTextAsync(["Ada Aaltonen"]);
        await Expect(page.GetByRole(AriaRole.Main).GetByText("1 person", new() { Exact = true })).ToBeVisibleAsync();
        await page.Locator(".chips a").ClickAsync();
        await Expect(Results(page)).ToHaveCountAsync(3);
        await page.GoBackAsync();
        await Expect(Results(page)).ToHaveTextAsync(["Ada Aaltonen"]);

        await Box(page).FillAsync("nobody at all");
        await Box(page).PressAsync("Enter");
        await Expect(page.GetByText("No results for “nobody at all” with this filter: Turin.")).ToBeVisibleAsync();
        await page.Link("See everyone").ClickAsync();
        await Expect(Results(page)).ToHaveCountAsync(24);
    }

    [Fact]
    public async Task Narrow_OnAPhone_UnfoldsTheFacets()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites, new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await using var __ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/?q=aaltonen");
        var turin = page.Locator(".facets").GetByLabel("Turin");
        await Expect(turin).ToBeHiddenAsync();

        await page.Button("Filters").ClickAsync();
        await turin.ClickAsync();
        await Expect(Results(page)).ToHaveTextAsync(["Ada Aaltonen"]);
    }

    [Fact]
    public async Task Sort_Letters_AndSizes_AreLinksThatStay()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var __ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/?view=table");

        await page.Locator("summary", new() { HasText = "By family name" }).ClickAsync();
        await page.Link("By start date").ClickAsync();
        await page.Link("48").ClickAsync();
        await Expect(page).ToHaveURLAsync("/?sort=start&view=table&size=48");
        await page.Button("Filters").ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "First letter" }).GetByRole(AriaRole.Link, new() { Name = "A", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/?letter=a&sort=start&view=table&size=48");
        await Expect(Results(page).Filter(new() { HasText = "Aaltonen" })).ToHaveCountAsync(3);
    }

    private static ILocator Box(IPage page) => page.GetByRole(AriaRole.Searchbox, new() { Name = "Search for people" });

    private static ILocator Results(IPage page) => page.Locator("main :is(.card h2, .people tbody) .name");
}
