using System.Text.RegularExpressions;

namespace EmployeeDirectory.Browser.Tests;

public sealed class NarrowingTests(Chromium chromium, Sites sites, Gallery gallery)
{
    [Fact]
    public async Task Value_Chosen_ReplacesTheListAloneAndKeepsTheFocusOnIt()
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.LoadedAsync();
        await page.EvaluateAsync("window.isStill = true");
        var skills = page.Locator("[data-facet=Skill]");
        await skills.Locator("summary").ClickAsync();
        await skills.GetByLabel("Find a skill").FillAsync("poet");
        await Expect(page).ToHaveTitleAsync("People · Directory");

        var poetry = skills.GetByRole(AriaRole.Checkbox, new() { Name = "Poetry" });
        await poetry.FocusAsync();
        await page.Keyboard.PressAsync("Space");

        await Expect(page).ToHaveURLAsync("/?skill=Poetry");
        await Expect(Results(page)).ToHaveTextAsync(["Ada Aaltonen"]);
        await Expect(page.Locator("#search-status")).ToHaveTextAsync("1 person");
        await Expect(poetry).ToBeCheckedAsync();
        await Expect(poetry).ToBeFocusedAsync();
        await Expect(skills.GetByLabel("Find a skill")).ToHaveValueAsync("poet");
        Assert.True(await page.EvaluateAsync<bool>("isStill"));

        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync("/");
        await Expect(Results(page)).ToHaveCountAsync(24);
    }

    [Fact]
    public async Task Value_Gone_LeavesTheFocusAtItsHeading()
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/?skill=Poetry&department=Nowhere");
        var nowhere = page.Locator("[data-facet=Department]").GetByRole(AriaRole.Checkbox, new() { Name = "Nowhere" });

        await nowhere.FocusAsync();
        await page.Keyboard.PressAsync("Space");

        await Expect(Results(page)).ToHaveTextAsync(["Ada Aaltonen"]);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Department" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Value_Chosen_KeepsWhatIsOpenAndWhereThePageIs()
    {
        await using var visitor = await VisitAsync(new() { ViewportSize = new() { Width = 1440, Height = 400 } });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("[data-facet=Skill] summary").ClickAsync();
        await page.Locator("[data-facet=Skill]").GetByLabel("Find a skill").WaitForAsync();
        await page.EvaluateAsync("scrollTo(0, 60)");

        await page.Locator("[data-facet=Department] input").First.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("department="));
        await Expect(page.Locator("[data-facet=Department] :checked")).ToBeFocusedAsync();
        await Expect(page.Locator("[data-facet=Skill] details")).ToHaveAttributeAsync("open", "");
        Assert.Equal(60, await page.EvaluateAsync<int>("scrollY"));
    }

    [Fact]
    public async Task Chip_Removed_MovesTheFocusToTheResultsAndTheSearchForgetsIt()
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/?department=Engines");

        await page.Locator(".chips a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Results(page)).ToHaveCountAsync(24);
        await Expect(page.Title()).ToBeFocusedAsync();

        await page.Locator("#q").FillAsync("aaltonen");
        await Expect(Results(page)).ToHaveCountAsync(3);
        await page.Locator("[data-facet=Location]").GetByLabel("Turin").ClickAsync();
        await Expect(page).ToHaveURLAsync("/?q=aaltonen&location=Turin");
        await page.Locator("#q").FillAsync("ada");
        await Expect(page).ToHaveURLAsync("/?q=ada&location=Turin");
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync("/?q=aaltonen");
    }

    [Fact]
    public async Task Filters_OnAPhone_StayOpen()
    {
        await using var visitor = await VisitAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.Button("Filters").ClickAsync();
        await Expect(page.Locator(".sheet-end button:visible")).ToBeInViewportAsync();
        var skill = page.Locator("[data-facet=Skill] input").First;

        await skill.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("skill="));
        await Expect(skill).ToBeVisibleAsync();
        await Expect(skill).ToBeFocusedAsync();
        await Expect(skill).ToBeInViewportAsync();
        var show = page.Locator(".sheet-end button:visible");
        var people = await Results(page).CountAsync();
        await Expect(show).ToHaveTextAsync(people == 1 ? "Show 1 person" : $"Show {people} people");
        await show.ClickAsync();
        await Expect(skill).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Value_InBothLists_CountsOnce()
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/?skill=Poetry");
        var skills = page.Locator("[data-facet=Skill]");
        await skills.Locator("summary").ClickAsync();
        await skills.GetByLabel("Find a skill").WaitForAsync();

        await skills.GetByRole(AriaRole.Checkbox, new() { Name = "Poetry" }).UncheckAsync();

        await Expect(page).ToHaveURLAsync("/");
        await Expect(Results(page)).ToHaveCountAsync(24);
    }

    [Fact]
    public async Task Words_ThatNarrow_LeaveTheBoxWhenAFilterIsChosen()
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("#q").FillAsync("aaltonen in:turin");
        await Expect(Results(page)).ToHaveTextAsync(["Ada Aaltonen"]);

        await page.Locator("[data-facet=Location]").GetByLabel("Turin").UncheckAsync();

        await Expect(page).ToHaveURLAsync("/?q=aaltonen");
        await Expect(page.Locator("#q")).ToHaveValueAsync("aaltonen");
        await Expect(Results(page)).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task FindBox_AsOneTypes_FiltersByFoldedBeginningsAndEnterChooses()
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/people/values?field=skill");
        var (box, values) = (page.GetByLabel("Find a skill"), page.Locator(".values li:visible"));
        var all = await values.CountAsync();

        await box.FillAsync("xyz");
        await Expect(page.Locator(".values [role=status]")).ToHaveTextAsync("No skill called “xyz”.");
        await Expect(values).ToHaveCountAsync(0);
        await box.FillAsync("");
        await Expect(values).ToHaveCountAsync(all);
        await box.FillAsync("PÔET");
        await Expect(values).ToHaveTextAsync(["Poetry 1"]);
        await box.PressAsync("Enter");
        await Expect(page.GetByLabel("Poetry")).ToBeCheckedAsync();
        await page.Button("Show these people").ClickAsync();

        await Expect(Results(page)).ToHaveTextAsync(["Ada Aaltonen"]);
    }

    [Fact]
    public async Task Value_WhoseListDoesNotCome_IsFollowedAsALink()
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.RouteAsync("**/?department=Engines", route => route.Request.Headers.ContainsKey("hx-request")
            ? route.FulfillAsync(new() { Status = 503 })
            : route.ContinueAsync());

        await page.Locator("[data-facet=Department]").GetByLabel("Engines").ClickAsync();

        await Expect(Results(page)).ToHaveTextAsync(["Ada Aaltonen"]);
    }

    private static ILocator Results(IPage page) => page.Locator("main :is(.card h2, .people tbody) .name");

    private async Task<IBrowserContext> VisitAsync(BrowserNewContextOptions? options = null) =>
        (await gallery.VisitAsync(chromium, sites, options)).Visitor;
}
