using System.Text;
using System.Text.RegularExpressions;

namespace EmployeeDirectory.Browser.Tests;

public sealed partial class PrintTests(Chromium chromium, Sites sites, Gallery gallery)
{
    [Theory, InlineData("List as cards"), InlineData("List as a table"), InlineData("Full profile"), InlineData("List to print")]
    public async Task Page_OnPaper_HasPeopleAndNoNavigation(string scene)
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.OpenAsync(scene, cast);
        var chrome = page.Locator("nav, .site-header a:not(.site-mark), summary, main a[href$='/edit'], main a[href$='/new'], main a[href$='/vcard'], [href='#main'], footer, button").Visible;
        Assert.NotEqual(0, await chrome.CountAsync());

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(chrome).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Main).GetByText("Ada").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Page_ChosenDark_PrintsBlackOnWhite()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, new() { ColorScheme = ColorScheme.Dark });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(cast.Full);
        await page.Button("Dark").ClickAsync();
        await Expect(page.Button("Dark")).ToHaveAttributeAsync("aria-pressed", "true");

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await Expect(page.Title()).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
    }

    [Fact]
    public async Task Profile_OnPaper_NamesTheZoneAsTheTimeGoesOn()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(cast.Full);

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.Locator("[data-zone] time")).ToBeHiddenAsync();
        Assert.Equal("\"Asia/Tokyo\"", await page.Locator("[data-zone]").EvaluateAsync<string>("zone => getComputedStyle(zone, '::after').content"));
    }

    [Fact]
    public async Task Table_OnPaper_FitsItsPeopleOnOneSheetBelowARepeatedHead()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/?view=table");

        var sheets = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" }));

        Assert.Single(Sheet().Matches(sheets));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator("thead")).ToHaveCSSAsync("display", "table-header-group");
    }

    [Fact]
    public async Task Page_OnPaper_SaysWhoseItIsAndOfWhichDay()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/changes");
        await Expect(page.Locator(".site-header .on-paper")).ToBeHiddenAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        var day = await page.Locator(".site-header .on-paper").InnerTextAsync();
        Assert.Matches(@"^\d+ \w+ 20\d\d$", day);
        Assert.Equal(
            [$"\"Directory · {day}\"", "\"Page \"", "\" of \""],
            await page.EvaluateAsync<string[]>("['--paper-foot', '--paper-page', '--paper-of'].map(name => getComputedStyle(document.documentElement).getPropertyValue(name))"));
        await Expect(page.Locator("main form").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task PrintOfAList_IsAskedForWhenItsPhotosAreThere()
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.AddInitScriptAsync("window.print = () => { document.title = [...document.images].every(image => image.complete) ? 'printed' : 'too early'; }");
        await page.GotoAsync("/?view=table");
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/photos/**", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });

        await page.Link("Print").ClickAsync();
        await page.Button("Print").ClickAsync();
        held.SetResult();

        await Expect(page).ToHaveTitleAsync("printed");
        await Expect(page.Locator("table.people")).ToBeVisibleAsync();
        await page.Link("Back to the list").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/\?view=table$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sheet();
}
