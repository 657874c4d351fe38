namespace EmployeeDirectory.Browser.Tests;

/// <summary>The pages are whole without JavaScript; here it is off.</summary>
public sealed class WithoutScriptTests(Chromium chromium, Sites sites)
{
    private static readonly BrowserNewContextOptions Off = new() { JavaScriptEnabled = false };

    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task Add_WithPhoto_TakesItsMiddle(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider), Off);
        var page = await visitor.NewPageAsync();
        var name = PostedPeople.Unique("Ada");
        await page.GotoAsync("/employees/new");

        await page.FillAsync(("DisplayName", name), ("JobTitle", "Programmer"), ("Phones", "+44 113 496 0000"), ("Skills", "Analysis, Poetry"));
        await page.GetByLabel("Photo").SetInputFilesAsync(Pictures.ThreeSquares());
        await page.Button("Add this person").ClickAsync();

        await Expect(page.Title()).ToContainTextAsync(name);
        foreach (var fact in (string[])["added.", "Programmer", "+44 113 496 0000", "Analysis", "Poetry"])
            await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(fact);
        Assert.Equal("green", await page.Locator("main article img").First.ColourAsync());
    }

    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task Edit_AfterARefusal_KeepsThePhotoAndSaves(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider), Off);
        var page = await visitor.NewPageAsync();
        var profile = await visitor.AddPersonAsync(PostedPeople.Unique("Grace"));
        await page.GotoAsync($"{profile}/edit");

        await page.FillAsync(("Email", "nonsense"), ("JobTitle", "Rear admiral"));
        await page.GetByLabel("Photo").SetInputFilesAsync(Pictures.ThreeSquares("admiral.png"));
        await page.Button("Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("E-mail");
        await Expect(page.GetByText("admiral.png is kept")).ToBeVisibleAsync();
        await page.FillAsync(("Email", ""));
        await page.Button("Save").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Rear admiral");
        Assert.Equal("green", await page.Locator("main article img").First.ColourAsync());
    }

    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task Delete_ThenRestore_BringsThemBack(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider), Off);
        var page = await visitor.NewPageAsync();
        var name = PostedPeople.Unique("Aaron");
        await page.GotoAsync(await visitor.AddPersonAsync(name));

        await page.Link("Delete").ClickAsync();
        await page.Button("Delete").ClickAsync();
        await page.GotoAsync($"/?q={name}");
        await Expect(page.Entry(name)).ToHaveCountAsync(0);
        await page.Locator(".site-header nav .menu > summary").ClickAsync();
        await page.Link("Recently deleted").ClickAsync();
        await page.Button($"Restore {name}").ClickAsync();

        await Expect(page.Title()).ToContainTextAsync(name);
        await page.GotoAsync($"/?q={name}");
        await Expect(page.Entry(name)).ToBeVisibleAsync();
    }
}
