namespace EmployeeDirectory.Browser.Tests;

public sealed class PrintTests(Chromium chromium, Sites sites, Gallery gallery)
{
    [Theory, InlineData("List as cards"), InlineData("List as a table"), InlineData("Full profile")]
    public async Task Page_OnPaper_HasPeopleAndNoNavigation(string scene)
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.OpenAsync(scene, cast);
        var chrome = page.Locator("nav, header a, summary, main a[href$='/edit'], main a[href$='/new'], [href='#main']").Visible;
        Assert.NotEqual(0, await chrome.CountAsync());

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(chrome).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Main).GetByText("Ada").First).ToBeVisibleAsync();
    }
}
