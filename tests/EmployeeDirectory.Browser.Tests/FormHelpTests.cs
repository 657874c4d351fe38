namespace EmployeeDirectory.Browser.Tests;

/// <summary>What a form does for someone who fills it in.</summary>
public sealed class FormHelpTests(Chromium chromium, Sites sites)
{
    [Fact]
    public async Task Name_Typed_IsSplitAndCanBeCorrected()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        var (line, family) = (page.Locator("[data-name-parts]"), page.Field("FamilyName"));
        foreach (var (name, split) in ((string, string)[])
            [("Lotte van der Berg", "Given name Lotte, family name van der Berg."), ("王小明", "No family name, so lists sort by the whole name."), ("Reynolds, Carole", "Given name Carole, family name Reynolds.")])
        {
            await page.Field("DisplayName").FillAsync(name);
            await Expect(line).ToHaveTextAsync(split);
        }
        await Expect(family).ToBeHiddenAsync();
        await page.GetByText("Correct", new() { Exact = true }).ClickAsync();
        await page.Field("GivenName").FillAsync("Carole L");
        await family.FillAsync("Reynolds Smith");
        await Expect(line).ToHaveTextAsync("Given name Carole L, family name Reynolds Smith.");
        await Expect(page.Locator(".form-preview .card")).ToContainTextAsync("Reynolds");
    }

    [Fact]
    public async Task Field_Left_IsCheckedByTheServer()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        var (email, problem) = (page.Field("Email"), page.Locator("#Email-problem"));
        await email.PressSequentiallyAsync("nonsense");
        await Expect(problem).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Tab");
        await Expect(problem).ToContainTextAsync("This isn’t an e-mail address.");
        await Expect(email).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(email).ToHaveAttributeAsync("aria-describedby", "Email-problem");
        await Expect(page.Locator("#DisplayName-problem")).ToHaveCountAsync(0);
        await email.FillAsync("ada@example.com");
        await Expect(problem).ToHaveCountAsync(0);
        await Expect(email).Not.ToHaveAttributeAsync("aria-invalid", "true");

        await page.Field("StartDate").FillAsync("2130-01-01");
        await page.Field("Status").FocusAsync();
        await Expect(page.Locator("#StartDate-remark")).ToContainTextAsync("more than a year away");
        await Expect(page.Field("StartDate")).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await page.FillAsync(("DisplayName", PostedPeople.Unique("Ada")), ("Email", ""));
        await page.Button("Add this person").ClickAsync();
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("added.");
    }

    [Fact]
    public async Task Location_InAnotherSpelling_TakesTheKnownOneAndOffersItsTimeZone()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        var place = PostedPeople.Unique("Örebro");
        await visitor.AddPersonAsync(PostedPeople.Unique("Lena"), ("Location", place), ("TimeZone", "Asia/Tokyo"));
        await page.GotoAsync("/employees/new");

        await page.Field("Location").PressSequentiallyAsync(place.ToLowerInvariant().Replace('ö', 'o'));
        await Expect(page.Locator("main .combo-list:not([hidden]) li")).ToHaveTextAsync($"{place}1");
        await page.Field("Pronouns").FocusAsync();
        await Expect(page.Field("Location")).ToHaveValueAsync(place);
        await page.Button("Use Asia/Tokyo").ClickAsync();
        await Expect(page.Field("TimeZone")).ToHaveValueAsync("Asia/Tokyo");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Use " })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task SaveAndAddAnother_KeepsTheTeamOfTheLast()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"), new() { JavaScriptEnabled = false });
        var page = await visitor.NewPageAsync();
        var manager = PostedPeople.Unique("Grace");
        await visitor.AddPersonAsync(manager);
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("DisplayName", PostedPeople.Unique("Ada")), ("JobTitle", "Clerk"), ("Department", "Engines"), ("Location", "Leeds"), ("Manager", manager));
        await page.Button("Save and add another").ClickAsync();

        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("added.");
        foreach (var (field, value) in ((string, string)[])[("DisplayName", ""), ("JobTitle", ""), ("Department", "Engines"), ("Location", "Leeds"), ("Manager", manager)])
            await Expect(page.Field(field)).ToHaveValueAsync(value);
    }
}
