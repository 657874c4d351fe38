namespace EmployeeDirectory.Browser.Tests;

public sealed class ConflictPageTests(Chromium chromium, Sites sites)
{
    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task Save_AfterAnotherTab_KeepsTheChosenSideOfEachField(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider));
        var profile = await visitor.AddPersonAsync(PostedPeople.Unique("Ada"), ("JobTitle", "Clerk"), ("Location", "Leeds"), ("About", "Same"));
        var (mine, other) = (await visitor.NewPageAsync(), await visitor.NewPageAsync());
        await mine.GotoAsync($"{profile}/edit");
        await other.GotoAsync($"{profile}/edit");
        await other.FillAsync(("JobTitle", "Programmer"), ("Location", "Turin"));
        await other.Button("Save").ClickAsync();
        await Expect(other.Locator(".notice[role=status]")).ToContainTextAsync("saved.");

        await mine.FillAsync(("JobTitle", "Countess"), ("Location", "Ockham"));
        await mine.Button("Save").ClickAsync();
        await Expect(mine.Title()).ToContainTextAsync("Two versions of");
        await Expect(mine.GetByRole(AriaRole.Main).GetByRole(AriaRole.Group)).ToHaveCountAsync(2);
        await Choose(mine, "Job title", "Theirs").CheckAsync();
        await Choose(mine, "Location", "Yours").CheckAsync();
        await mine.Button("Save my choices").ClickAsync();

        var main = mine.GetByRole(AriaRole.Main);
        await Expect(main).ToContainTextAsync("Programmer");
        await Expect(main).ToContainTextAsync("Ockham");
        await Expect(main).ToContainTextAsync("Same");
    }

    [Fact]
    public async Task ChooseAll_EitherSide_ChecksEveryField()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        var profile = await visitor.AddPersonAsync(PostedPeople.Unique("Ada"));
        await page.GotoAsync($"{profile}/edit");
        await visitor.ChangePersonAsync(profile, ("JobTitle", "Programmer"), ("Location", "Turin"));
        await page.FillAsync(("JobTitle", "Countess"), ("Location", "Ockham"));
        await page.Button("Save").ClickAsync();

        await page.Button("Choose all theirs").ClickAsync();

        await Expect(Choose(page, "Job title", "Theirs")).ToBeCheckedAsync();
        await Expect(Choose(page, "Location", "Theirs")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Back_ToAFormThatWasLeft_SavesOverTheVersionThatItsEntriesBelongTo()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        var profile = await visitor.AddPersonAsync(PostedPeople.Unique("Ada"));
        await page.GotoAsync($"{profile}/edit");
        await page.FillAsync(("About", "Mine"));
        await page.GotoAsync("/org");
        await visitor.ChangePersonAsync(profile, ("About", "Theirs"));

        await page.GoBackAsync();
        await Expect(page.Field("About")).ToHaveValueAsync("Mine");
        await page.Button("Save").ClickAsync();

        await Expect(page.Title()).ToContainTextAsync("Two versions of");
    }

    [Fact]
    public async Task Back_ToTheFormOfSomebodyAdded_DoesNotAddThemAgain()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        var name = PostedPeople.Unique("Ada");
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("DisplayName", name));
        await page.Button("Add this person").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync(name);

        await page.GoBackAsync();
        await Expect(page.Field("DisplayName")).ToHaveValueAsync(name);
        await page.Button("Add this person").ClickAsync();

        await Expect(page.Title()).ToContainTextAsync(name);
        await page.GotoAsync($"/?q={Uri.EscapeDataString(name)}");
        await Expect(page.Locator("#people .card")).ToHaveCountAsync(1);
    }

    private static ILocator Choose(IPage page, string field, string side) => page
        .GetByRole(AriaRole.Group, new() { Name = field })
        .GetByRole(AriaRole.Radio, new() { Name = side });
}
