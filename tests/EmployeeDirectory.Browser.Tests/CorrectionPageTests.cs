namespace EmployeeDirectory.Browser.Tests;

public sealed class CorrectionPageTests(Chromium chromium, Sites sites)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Pencil_OfAValue_OpensThatValueAlone(bool script)
    {
        var site = await sites.OnAsync("Embedded");
        await using var admin = await chromium.VisitAsync(site);
        var profile = await admin.AddPersonAsync(PostedPeople.Unique("Ada"), ("Phones", "+44 113 496 0000"), ("JobTitle", "Clerk"));
        var own = await admin.AddPersonAsync(PostedPeople.Unique("Olga"), ("Phones", "+44 113 496 0001"));
        await using var olga = await chromium.VisitAsThemAsync(site, own, new() { JavaScriptEnabled = script });
        var page = await olga.NewPageAsync();
        await page.GotoAsync(profile);
        await page.Link("Correct: Phones").ClickAsync();
        await Expect(page.Field("Value")).ToHaveValueAsync("+44 113 496 0000");
        await page.Field("Value").FillAsync("+44 113 496 0009");
        await page.Button("Send to the admins").ClickAsync();
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("Thank you.");

        await page.GotoAsync($"{profile}/suggestions/new?field=Phones");
        await page.Field("Value").FillAsync("+44 113 496 0009");
        await page.Button("Send to the admins").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You reported this on");
        await Expect(page.Field("Value")).ToHaveValueAsync("+44 113 496 0009");

        await page.GotoAsync(own);
        await page.Link("Correct: Phones").ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/edit#Phones$"));
        await Expect(page.GetByText("in your own words")).ToBeVisibleAsync();
    }
}
