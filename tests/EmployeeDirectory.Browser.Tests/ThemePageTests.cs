namespace EmployeeDirectory.Browser.Tests;

public sealed class ThemePageTests(Chromium chromium, Sites sites, Gallery gallery)
{
    private const string Light = "rgb(250, 246, 239)";
    private const string Dark = "rgb(26, 24, 21)";

    public static MatrixTheoryData<ColorScheme, bool> Visitors => new([ColorScheme.Light, ColorScheme.Dark], [true, false]);

    [Theory, MemberData(nameof(Visitors))]
    public async Task Choice_OnAnySystem_StaysAndLeadsBackToThePage(ColorScheme system, bool script)
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, new() { ColorScheme = system, JavaScriptEnabled = script });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/?view=table");
        var body = page.Locator("body");
        await Expect(body).ToHaveCSSAsync("background-color", system == ColorScheme.Dark ? Dark : Light);

        foreach (var (choice, paper) in ((string, string)[])[("Dark", Dark), ("Light", Light)])
        {
            await page.Button(choice).ClickAsync();
            await Expect(page.Button(choice)).ToHaveAttributeAsync("aria-pressed", "true");
            await Expect(page).ToHaveURLAsync(new Uri(new Uri(page.Url), "/?view=table").ToString());
            await Expect(body).ToHaveCSSAsync("background-color", paper);
            await page.ReloadAsync();
            await Expect(body).ToHaveCSSAsync("background-color", paper);
            await page.GotoAsync(cast.Full);
            await Expect(body).ToHaveCSSAsync("background-color", paper);
            await page.GotoAsync("/?view=table");
        }

        await page.Button("System").ClickAsync();
        await Expect(page.Button("System")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(body).ToHaveCSSAsync("background-color", system == ColorScheme.Dark ? Dark : Light);
    }
}
