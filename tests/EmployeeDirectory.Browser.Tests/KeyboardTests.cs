namespace EmployeeDirectory.Browser.Tests;

public sealed class KeyboardTests(Chromium chromium, Sites sites, Gallery gallery)
{
    [Fact]
    public async Task Tab_FromTheTop_ReachesSkipLinkListAndProfile()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Link("Skip to the people")).ToBeFocusedAsync();
        await Expect(page.Link("Skip to the people")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#people a").First).ToBeFocusedAsync();
        await page.TabToAsync(page.Entry("Ada Aaltonen").GetByRole(AriaRole.Link));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Title()).ToContainTextAsync("Ada Aaltonen");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Link("Skip to content")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();

        await Expect(page.Title()).ToContainTextAsync("Ada Aaltonen");
        await page.TabToAsync(page.Link("Edit"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Title()).ToHaveTextAsync("Edit Ada Aaltonen");
    }

    [Theory]
    [InlineData("/", 1440, true), InlineData("/", 1440, false), InlineData("/", 390, true), InlineData("/?view=faces", 1440, true)]
    [InlineData("/?view=table", 1440, true), InlineData("/?department=Engines", 1440, true)]
    public async Task FirstPerson_IsAtMostTwelveStopsAway(string address, int width, bool script)
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites, new() { ViewportSize = new() { Width = width, Height = 900 }, JavaScriptEnabled = script });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(address);
        var (person, stops) = (page.Locator("#people a:not([tabindex])").First, 0);

        do
            await page.Keyboard.PressAsync("Tab");
        while (++stops <= 13 && !await person.EvaluateAsync<bool>("element => element === document.activeElement"));

        Assert.InRange(stops - 1, 1, 12);
    }

    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task AddForm_KeyboardAlone_AddsAPerson(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider));
        var page = await visitor.NewPageAsync();
        var name = PostedPeople.Unique("Ada");
        await page.GotoAsync("/");
        await page.TabToAsync(page.GetByRole(AriaRole.Banner).Locator("summary", new() { HasText = "Admin" }));
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync(page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Add a person" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Title()).ToHaveTextAsync("Add a person");

        await page.TabToAsync(page.Field("DisplayName"));
        await page.Keyboard.TypeAsync(name);
        await page.TabToAsync(page.Field("JobTitle"));
        await page.Keyboard.TypeAsync("Programmer");
        await page.TabToAsync(page.GetByRole(AriaRole.Checkbox, new() { Name = "Friday" }));
        await page.Keyboard.PressAsync("Space");
        await page.TabToAsync(page.Field("Skills"));
        await page.Keyboard.TypeAsync("needlework");
        await page.TabToAsync(page.Button("Add this person"));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Title()).ToContainTextAsync(name);
        foreach (var fact in (string[])["Programmer", "Friday", "needlework"])
            await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(fact);
    }

    [Theory]
    [InlineData("List as cards"), InlineData("List as a table"), InlineData("Full profile"), InlineData("New person")]
    [InlineData("Form with errors"), InlineData("Conflict"), InlineData("Delete"), InlineData("Recently deleted"), InlineData("Photo")]
    [InlineData("Org chart, opened"), InlineData("Org chart, a person"), InlineData("Org chart, found")]
    public async Task Focus_AtEveryStop_IsSeen(string scene)
    {
        // Or the page would still be scrolling to the focus.
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, new() { ReducedMotion = ReducedMotion.Reduce });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.OpenAsync(scene, cast);

        Assert.Equal("", await page.TabThroughAsync());
    }
}
