namespace EmployeeDirectory.Browser.Tests;

public sealed class ShortcutTests(Chromium chromium, Sites sites, Gallery gallery)
{
    [Theory]
    [InlineData("/", "#people h2 a"), InlineData("/?view=faces", "#people h2 a"), InlineData("/?view=table", "#people tbody th a")]
    public async Task Arrows_FromTheSearchBox_WalkTheResultsAndEnterOpens(string address, string results)
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(address);
        var (box, people) = (SearchBox(page), page.Locator(results));

        await page.Keyboard.PressAsync("/");
        await Expect(box).ToBeFocusedAsync();
        await Expect(box).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(people.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(people.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(box).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await people.Last.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(people.Last).ToBeFocusedAsync();
        var name = await people.Last.Locator(".name").TextContentAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Title()).ToContainTextAsync(name!);
    }

    [Fact]
    public async Task ArrowDown_FromNowhere_GoesToTheFirstPersonInView()
    {
        await using var visitor = await VisitAsync(new() { ViewportSize = new() { Width = 390, Height = 600 } });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        var people = page.Locator("main .card h2 a");
        await people.Nth(9).EvaluateAsync("person => person.scrollIntoView({ block: 'start' })");

        await page.Keyboard.PressAsync("ArrowDown");

        await Expect(people.Nth(9)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Keys_WhileTyping_AreLetters()
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");

        foreach (var field in (string[])["DisplayName", "About"])
        {
            await page.Field(field).FocusAsync();
            await page.Keyboard.TypeAsync("and/or?");
            await page.Keyboard.PressAsync("ArrowDown");
            await Expect(page.Field(field)).ToHaveValueAsync("and/or?");
            await Expect(page.Field(field)).ToBeFocusedAsync();
        }
        await Expect(Keys(page)).ToBeHiddenAsync();
    }

    [Theory, InlineData("Control+/"), InlineData("Alt+/"), InlineData("Meta+/"), InlineData("Control+ArrowDown")]
    public async Task Keys_WithAModifier_AreTheBrowsers(string keys)
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");

        await page.Keyboard.PressAsync(keys);

        await Expect(page.Locator("body")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task QuestionMark_Anywhere_ListsTheKeysAndEscapeCloses()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(cast.Full);
        var box = SearchBox(page);

        await page.Keyboard.PressAsync("?");
        await Expect(Keys(page)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(box).Not.ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(Keys(page)).ToBeHiddenAsync();

        for (var time = 0; time < 2; time++)
        {
            await page.Button("Keyboard shortcuts").ClickAsync();
            await Expect(Keys(page)).ToBeVisibleAsync();
            await page.Button("Close").ClickAsync();
            await Expect(Keys(page)).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task KeyboardButton_WithoutScript_IsNotOffered()
    {
        await using var visitor = await VisitAsync(new() { JavaScriptEnabled = false });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");

        await Expect(page.Button("Light")).ToBeVisibleAsync();
        await Expect(page.Button("Keyboard shortcuts")).ToBeHiddenAsync();
    }

    private static ILocator Keys(IPage page) => page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });

    private static ILocator SearchBox(IPage page) => page.Locator("input[type=search][name=q]");

    private async Task<IBrowserContext> VisitAsync(BrowserNewContextOptions? options = null) =>
        (await gallery.VisitAsync(chromium, sites, options)).Visitor;
}
