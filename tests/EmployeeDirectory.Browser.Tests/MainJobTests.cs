namespace EmployeeDirectory.Browser.Tests;

public sealed class MainJobTests(Chromium chromium, Sites sites)
{
    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task Add_WithCroppedPhoto_IsOnProfileAndList(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider));
        var page = await visitor.NewPageAsync();
        // The list is sorted by family name: this one is on its first page.
        var family = PostedPeople.Unique("0000a");
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Main).GetByText("Add a person").First.ClickAsync();

        await page.GetByText("Correct", new() { Exact = true }).ClickAsync();
        await page.FillAsync(
            ("DisplayName", $"Ada {family}"), ("FamilyName", family), ("Pronouns", "she/her"), ("JobTitle", "Programmer"),
            ("Department", "Engines"), ("Location", "Turin"), ("Email", $"{Guid.NewGuid():N}@example.com"),
            ("Phones", "+44 113 496 0000"), ("TimeZone", "Europe/London"), ("StartDate", "2026-03-01"), ("About", "First line\nSecond line"));
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Thursday" }).CheckAsync();
        await page.GetByLabel("Photo").SetInputFilesAsync(Pictures.ThreeSquares());
        await page.ChooseRedSquareAsync();
        await page.Button("Add this person").ClickAsync();

        await Expect(page.Title()).ToContainTextAsync($"Ada {family}");
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("added.");
        foreach (var fact in (string[])["she/her", "Programmer", "Engines", "Turin", "+44 113 496 0000", "Thursday", "1 March 2026", "Second line"])
            await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(fact);
        Assert.Equal("red", await page.Locator("main article img").First.ColourAsync());

        await page.Link("All people").ClickAsync();
        await Expect(page.Entry(family)).ToContainTextAsync("Programmer");
        Assert.Equal("red", await page.Entry(family).Locator("img").ColourAsync());
    }

    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task Edit_EveryKindOfField_IsShownAsSaved(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider));
        var page = await visitor.NewPageAsync();
        var name = PostedPeople.Unique("Grace");
        await page.GotoAsync(await visitor.AddPersonAsync(name, ("JobTitle", "Captain"), ("About", "Ships")));

        await page.Link("Edit").ClickAsync();
        await page.FillAsync(("JobTitle", "Rear admiral"), ("About", ""));
        await page.Field("Status").SelectOptionAsync("Left");
        await page.GetByLabel("Protected", new() { Exact = true }).CheckAsync();
        await page.Button("Add another number").ClickAsync();
        await page.GetByLabel("Phone 2").FillAsync("+1 212 555 0100");
        await page.Button("Save").ClickAsync();

        var main = page.GetByRole(AriaRole.Main);
        await Expect(main).ToContainTextAsync("Rear admiral");
        await Expect(main).ToContainTextAsync("Has left.");
        await Expect(main).ToContainTextAsync("Protected.");
        await Expect(page.Link("+1 212 555 0100")).ToHaveAttributeAsync("href", "tel:+12125550100");
        await Expect(main).Not.ToContainTextAsync("Ships");
    }

    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task Delete_Confirmed_IsGoneUntilRestored(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider));
        var page = await visitor.NewPageAsync();
        var name = PostedPeople.FirstListed();
        var profile = await visitor.AddPersonAsync(name);
        await page.GotoAsync(profile);

        await page.Link("Delete").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync($"Delete {name}?");
        await page.Button("Delete").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Recently deleted");
        await page.GotoAsync("/");
        await Expect(page.Entry(name)).ToHaveCountAsync(0);

        await page.Locator(".site-header nav .menu > summary").ClickAsync();
        await page.Link("Recently deleted").ClickAsync();
        await page.Button($"Restore {name}").ClickAsync();

        await Expect(page.Title()).ToContainTextAsync(name);
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("restored.");
        await page.GotoAsync("/");
        await Expect(page.Entry(name)).ToBeVisibleAsync();
    }
}
