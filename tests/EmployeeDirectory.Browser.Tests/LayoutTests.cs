namespace EmployeeDirectory.Browser.Tests;

public sealed class LayoutTests(Chromium chromium, Sites sites, Gallery gallery)
{
    private static readonly BrowserNewContextOptions Narrow = new() { ViewportSize = new() { Width = 320, Height = 640 } };

    [Theory, InlineData("long"), InlineData("rtl"), InlineData("emoji")]
    public async Task OddPerson_320PixelsWide_FitsEveryPage(string kind)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"), Narrow);
        var page = await visitor.NewPageAsync();
        await visitor.AddPersonAsync(PostedPeople.FirstListed());
        var profile = await OddPeople.AddAsync(visitor, kind);
        await visitor.SuggestAsync(profile, "About", new string('W', 4000), new string('W', 1000));
        foreach (var address in (string[])["/", "/?view=faces", "/?view=table", profile, $"/org/{profile.Split('/')[^1]}", $"{profile}/photo", $"{profile}/delete", "/suggestions", "/suggestions/mine", $"{profile}/suggestions/new", $"{profile}/edit"])
        {
            await page.GotoAsync(address);
            await page.AssertFitsAsync();
        }
        await visitor.ChangePersonAsync(profile, ("About", "Short"), ("Department", "Short"));
        await page.FillAsync(("Email", "nonsense"));
        await page.Button("Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.AssertFitsAsync();
        await page.FillAsync(("Email", ""));
        await page.Button("Save").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync("Two versions of");
        await page.AssertFitsAsync();
        await visitor.DeletePersonAsync(profile);
        foreach (var address in (string[])[profile, "/employees/deleted"])
        {
            await page.GotoAsync(address);
            await page.AssertFitsAsync();
        }
    }

    [Theory, InlineData(390, 1), InlineData(1280, 3), InlineData(2560, 4)]
    public async Task Wall_OnAWindow_HasAsManyColumnsAsItHoldsWell(int width, int least)
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites, new() { ViewportSize = new() { Width = width, Height = 900 } });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");

        var columns = await page.EvaluateAsync<int>("new Set([...document.querySelectorAll('.wall > li')].map(card => card.offsetLeft)).size");

        Assert.InRange(columns, least, least + 1);
        await page.AssertFitsAsync();
    }

    [Theory, InlineData("/"), InlineData("/?view=faces"), InlineData("/?view=table")]
    public async Task List_TextTwiceAsLarge_StaysApartAndInside(string address)
    {
        var (visitor, _) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(address);

        await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");

        await page.AssertFitsAsync();
        Assert.Equal("", await page.EvaluateAsync<string>("""
            () => {
              const boxes = [...document.querySelectorAll("a, button, summary, h1, h2")]
                .filter(element => element.checkVisibility({ opacityProperty: true }) && !element.matches(".skip-link"))
                .map(element => [element, element.getBoundingClientRect()]);
              return boxes.flatMap(([one, a]) => boxes
                .filter(([other, b]) => !one.contains(other) && !other.contains(one)
                  && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
                .map(([other]) => `${one.textContent} covers ${other.textContent}`)).join("\n");
            }
            """));
    }
}
