using System.Text.RegularExpressions;

namespace EmployeeDirectory.Browser.Tests;

public sealed class ProfilePageTests(Chromium chromium, Sites sites, Gallery gallery)
{
    [Fact]
    public async Task Profile_OnAPhone_HasTheFaceBesideTheNameAndButtonsForThumbs()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(cast.Full);
        var (face, name) = (await BoxAsync(page.Locator(".profile > .avatar")), await BoxAsync(page.Title()));

        Assert.InRange(face.Width, 88, 104);
        Assert.InRange(face.Y, 60, 200);
        Assert.True(name.X > face.X + face.Width && name.Y < face.Y + face.Height);
        foreach (var button in (string[])["Call", "Mail", "Save contact"])
        {
            var box = await BoxAsync(page.Link(button));
            Assert.True(box is { Height: >= 44, Width: >= 44, Y: < 500 }, $"{button}: {box.Width} x {box.Height} at {box.Y}");
        }
        await Expect(page.Link("Call")).ToHaveAttributeAsync("href", "tel:+441134960000");
        await Expect(page.Link("Mail")).ToHaveAttributeAsync("href", "mailto:ada@example.com");
        await Expect(page.Link("Delete")).ToBeHiddenAsync();
        await page.GetByText("Change", new() { Exact = true }).ClickAsync();
        await Expect(page.Link("Delete")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Profile_OnAWideScreen_HasTheTeamBesideTheDetails()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(cast.Full);
        var (manager, about) = (page.Locator(".manager"), page.Locator(".prose"));

        await Expect(manager).ToContainTextAsync("Charles Aaltonen");
        await Expect(page.Locator(".team")).ToContainTextAsync("Lena Aaltonen");
        Assert.True((await BoxAsync(manager)).X > (await BoxAsync(about)).X + 200);
        await manager.ClickAsync();
        await Expect(page.Title()).ToContainTextAsync("Charles Aaltonen");
    }

    [Fact]
    public async Task Copy_OnAProfile_PutsThePhoneOnTheClipboard()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        await visitor.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(cast.Full);

        await page.Button("Copy +44 113 496 0000").ClickAsync();

        await Expect(page.Locator("#search-status")).ToHaveTextAsync("Copied");
        Assert.Equal("+44 113 496 0000", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Message_WhereTheCompanyHasAChat_LeadsThere()
    {
        using var site = await Site.StartAsync(new() { ["Storage__Provider"] = "Embedded", ["Storage__SampleEmployees"] = "3", ["Chat__Link"] = "https://chat.example/?to={email}" });
        await using var visitor = await chromium.VisitAsync(site);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("#people h2 a").First.ClickAsync();

        await Expect(page.Link("Message")).ToHaveAttributeAsync("href", new Regex("^https://chat\\.example/\\?to=.+%40example\\.com$"));
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator locator) => (await locator.BoundingBoxAsync())!;
}
