namespace EmployeeDirectory.Browser.Tests;

public sealed class RecentSearchTests(Chromium chromium, Sites sites, Gallery gallery)
{
    private const string People = "main .card h2 a";

    [Fact]
    public async Task Searches_ThatLedToSomebody_AreOfferedAndWalked()
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await Box(page).FocusAsync();
        await Expect(Panel(page)).ToBeHiddenAsync();

        await Box(page).PressSequentiallyAsync("inventor");
        await Expect(page.Locator(People)).ToHaveCountAsync(1);
        await page.Locator(People).ClickAsync();
        await Expect(page.Title()).ToContainTextAsync("Charles Aaltonen");
        foreach (var typed in (string[])["poetry", "nobody at all", "Inventor"])
            await SearchAsync(page, typed);
        await page.GotoAsync("/");
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(Searches(page)).ToHaveTextAsync(["Inventor", "nobody at all", "poetry"]);

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Searches(page).Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(Box(page)).ToBeFocusedAsync();
        for (var step = 0; step < 4; step++)
            await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Button("Clear recent searches")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(People).First).ToBeFocusedAsync();
        await Expect(Panel(page)).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.PressAsync("Escape");
        await Expect(Panel(page)).ToBeHiddenAsync();
        await Expect(Box(page)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(People).First).ToBeFocusedAsync();

        await Box(page).ClickAsync();
        await Searches(page).Nth(2).ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("“poetry”");
    }

    [Fact]
    public async Task Searches_AreTheLastEightUntilCleared()
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        for (var number = 1; number <= 9; number++)
            await SearchAsync(page, $"search {number}");
        await page.GotoAsync("/");
        await page.LoadedAsync();
        await Box(page).FocusAsync();
        await Expect(Searches(page)).ToHaveCountAsync(8);
        await Expect(Searches(page).First).ToHaveTextAsync("search 9");

        await page.Button("Clear recent searches").ClickAsync();

        await Expect(Panel(page)).ToBeHiddenAsync();
        await page.ReloadAsync();
        await page.LoadedAsync();
        await Box(page).FocusAsync();
        await Expect(Panel(page)).ToBeHiddenAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
    }

    [Fact]
    public async Task Searches_OfSomeoneElse_AreNotOffered()
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await SearchAsync(page, "poetry");
        await visitor.ClearCookiesAsync();
        await page.GotoAsync("/");
        await page.LoadedAsync();

        await Box(page).FocusAsync();

        await Expect(Panel(page)).ToBeHiddenAsync();
    }

    private static ILocator Box(IPage page) => page.Locator("#q");

    private static ILocator Panel(IPage page) => page.Locator(".recent");

    private static ILocator Searches(IPage page) => Panel(page).Locator("a");

    private static async Task SearchAsync(IPage page, string typed)
    {
        await page.GotoAsync("/");
        await page.LoadedAsync();
        await Box(page).FillAsync(typed);
        await Box(page).PressAsync("Enter");
        await Expect(page.Title()).ToHaveTextAsync($"“{typed}”");
    }

    private async Task<IBrowserContext> VisitAsync() => (await gallery.VisitAsync(chromium, sites)).Visitor;
}
