namespace EmployeeDirectory.Browser.Tests;

public sealed class SelfServiceTests(Chromium chromium, Sites sites)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Employee_KeepsTheirRecordAndReportsAMistake_WhichAnAdminAccepts(bool script)
    {
        var options = new BrowserNewContextOptions { JavaScriptEnabled = script };
        var site = await sites.OnAsync("Embedded");
        await using var admin = await chromium.VisitAsync(site, options);
        var profile = await admin.AddPersonAsync(PostedPeople.Unique("Olga"), ("JobTitle", "Clerk"));
        await using var them = await chromium.VisitAsThemAsync(site, profile, options);
        var page = await them.NewPageAsync();

        await page.GotoAsync(profile);
        await page.Link("Edit").ClickAsync();
        await page.FillAsync(("Pronouns", "she/her"), ("About", "Mine"));
        await page.Button("Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("she/her");
        await page.Link("Report a mistake").ClickAsync();
        await page.Link("Job title Clerk").ClickAsync();
        await Expect(page.Field("Value")).ToHaveValueAsync("Clerk");
        await page.FillAsync(("Value", "Programmer"));
        await page.Button("Send to the admins").ClickAsync();
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("Thank you");

        var desk = await admin.NewPageAsync();
        await desk.GotoAsync("/suggestions");
        await desk.Locator($"li:has(a[href='{profile}'])").GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Expect(desk.Locator(".notice[role=status]")).ToContainTextAsync(" saved.");

        await page.GotoAsync("/suggestions/mine");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Accepted");
        await page.GotoAsync(profile);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Programmer");
    }
}
