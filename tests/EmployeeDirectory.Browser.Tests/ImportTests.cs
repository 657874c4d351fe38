namespace EmployeeDirectory.Browser.Tests;

public sealed class ImportTests(Chromium chromium, Sites sites)
{
    [Theory]
    [InlineData("Embedded", true)]
    [InlineData("Aws", true)]
    [InlineData("Embedded", false)]
    public async Task Import_ChosenPlannedAppliedAndUndone_ShowsWhatHappensAtEachStep(string site, bool withScript)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(site), new() { JavaScriptEnabled = withScript });
        var page = await visitor.NewPageAsync();
        var (number, name) = (PostedPeople.Unique("N"), PostedPeople.Unique("Ida Import"));
        await page.GotoAsync("/imports");
        await page.Link("New import").ClickAsync();
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(Csv($"Number,Full name,Boss\n{number},{name},Nobody Known\n"));
        await page.Button("Continue").ClickAsync();
        await page.GetByLabel("Boss").SelectOptionAsync("Manager");
        await page.Button("Show what would change").ClickAsync();
        await Expect(page.Locator(".import-rows .problem")).ToContainTextAsync("Boss: Nobody is called “Nobody Known”");
        await Expect(page.Button("Apply 1 change")).ToHaveCountAsync(0);

        await page.Link("Change columns or choices").ClickAsync();
        await page.GetByLabel("Boss").SelectOptionAsync("");
        await page.Button("Show what would change").ClickAsync();
        await page.Button("Apply 1 change").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(["1 record was written."]);
        await page.Link(name).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(name);

        await page.GotoAsync("/imports");
        await page.Link("people.csv").First.ClickAsync();
        await page.Button("Undo…").ClickAsync();
        await page.Button("Apply 1 change").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(["1 record was written."]);
        await page.Link(name).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("was deleted");
    }

    internal static FilePayload Csv(string text) => new() { Name = "people.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };
}
