namespace EmployeeDirectory.Browser.Tests;

public sealed class HistoryPageTests(Chromium chromium, Sites sites)
{
    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task Undo_FromTheProfile_PutsBackTheOldValueAndStandsInTheLog(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider));
        var name = PostedPeople.Unique("Ada");
        var profile = await visitor.AddPersonAsync(name, ("JobTitle", "Clerk"));
        await visitor.ChangePersonAsync(profile, ("JobTitle", "Countess"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(profile);

        await page.Link("History").ClickAsync();
        await page.Button("Undo change 2").ClickAsync();

        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("undone.");
        await Expect(page.Locator(".history > li")).ToHaveCountAsync(3);
        await page.Link($"Back to {name}").ClickAsync();
        await Expect(page.Locator(".profile .title")).ToHaveTextAsync("Clerk");
        await page.Locator(".site-header nav .menu > summary").ClickAsync();
        await page.Link("Log").ClickAsync();
        await Expect(page.Locator(".log > li").Filter(new() { HasText = name })).ToHaveCountAsync(3);
        await Expect(page.Locator(".log-day h2").First).ToHaveTextAsync("Today");
        var changed = page.Locator(".log > li").Filter(new() { HasText = $"changed the record of {name}" }).Last;
        await Expect(changed.Locator("del")).ToHaveCountAsync(0);
        await changed.GetByText("Details", new() { Exact = true }).ClickAsync();
        await Expect(changed.Locator("del")).ToContainTextAsync("Clerk");
        await Expect(changed.Locator("ins")).ToContainTextAsync("Countess");
        await page.GotoAsync("/changes?kind=joined");
        await Expect(page.Entry(name)).ToContainTextAsync("Clerk");
    }
}
