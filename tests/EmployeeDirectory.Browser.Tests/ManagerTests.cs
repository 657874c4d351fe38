namespace EmployeeDirectory.Browser.Tests;

public sealed class ManagerTests(Chromium chromium, Sites sites)
{
    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task Manager_ChosenFromSuggestions_IsOnBothProfiles(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider));
        var page = await visitor.NewPageAsync();
        var (managerName, name, email) = (PostedPeople.Unique("Charles"), PostedPeople.Unique("Ada"), $"{Guid.NewGuid():N}@example.com");
        await visitor.AddPersonAsync(managerName, ("Email", email), ("JobTitle", "Inventor"));
        await page.GotoAsync(await visitor.AddPersonAsync(name));
        await page.Link("Edit").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync($"Edit {name}");
        await page.LoadedAsync();

        var field = page.Field("Manager");
        await field.PressSequentiallyAsync(managerName[..^2]);
        var option = page.Locator("main .combo-list:not([hidden]) li");
        await Expect(option).ToContainTextAsync(managerName);
        await Expect(option).ToContainTextAsync("Inventor");
        await Expect(option.Locator(".avatar")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(field).ToHaveAttributeAsync("aria-activedescendant", (await option.GetAttributeAsync("id"))!);
        await page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync($"{managerName} ({email})");
        await Expect(option).ToBeHiddenAsync();
        await page.Button("Save").ClickAsync();

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = managerName }).ClickAsync();
        await Expect(page.Title()).ToContainTextAsync(managerName);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1 direct report" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Expect(page.Title()).ToContainTextAsync(name);
    }

    [Fact]
    public async Task Manager_NobodyCalledSo_OffersNothingAndSaysSo()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        var field = page.Field("Manager");

        var answer = await page.RunAndWaitForResponseAsync(() => field.PressSequentiallyAsync("Xyzzy"), r => r.Url.EndsWith("=Xyzzy", StringComparison.Ordinal));
        Assert.Equal(200, answer.Status);
        await Expect(page.Locator("main .combo-list:not([hidden]) li")).ToHaveCountAsync(0);
        await page.FillAsync(("DisplayName", PostedPeople.Unique("Ada")));
        await page.Button("Add this person").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No one here is called “Xyzzy”");
        await Expect(field).ToHaveValueAsync("Xyzzy");
    }
}
