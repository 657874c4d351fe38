namespace EmployeeDirectory.Browser.Tests;

public sealed class FormErrorTests(Chromium chromium, Sites sites)
{
    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task SeveralErrors_KeepEntriesAndPhoto_UntilTheNextPost(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("Email", "nonsense"), ("Phones", "abc"), ("JobTitle", "Programmer"), ("About", "Line one\nLine two"));
        await page.GetByLabel("Photo").SetInputFilesAsync(Pictures.ThreeSquares("countess.png"));
        await page.ChooseRedSquareAsync();

        await page.Button("Add this person").ClickAsync();

        var summary = page.GetByRole(AriaRole.Alert);
        await Expect(summary).ToBeFocusedAsync();
        await Expect(summary.GetByRole(AriaRole.Link)).ToHaveCountAsync(3);
        foreach (var field in (string[])["Display name", "E-mail", "Phones"])
            await Expect(summary).ToContainTextAsync($"{field}: ");
        await Expect(page.Field("Email")).ToHaveValueAsync("nonsense");
        await Expect(page.Field("Phones")).ToHaveValueAsync("abc");
        await Expect(page.Field("JobTitle")).ToHaveValueAsync("Programmer");
        await Expect(page.Field("About")).ToHaveValueAsync("Line one\nLine two");
        await Expect(page.GetByText("countess.png is kept")).ToBeVisibleAsync();

        await page.FillAsync(("DisplayName", PostedPeople.Unique("Ada")), ("Email", ""), ("Phones", ""));
        await page.Button("Add this person").ClickAsync();
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("added.");
        Assert.Equal("red", await page.Locator("main article img").First.ColourAsync());
    }

    [Fact]
    public async Task SummaryLink_Clicked_MovesFocusToItsField()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("Email", "nonsense"), ("Phones", "abc"), ("TimeZone", "Mars"), ("Manager", "Nobody at all"));
        await page.GetByLabel("Photo").SetInputFilesAsync(new FilePayload { Name = "note.avif", MimeType = "image/avif", Buffer = "text"u8.ToArray() });
        await page.Button("Add this person").ClickAsync();

        var links = page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link);
        await Expect(links).ToHaveCountAsync(6);
        foreach (var field in (string[])["DisplayName", "Email", "Phones", "TimeZone", "Manager", "Photo"])
        {
            await links.And(page.Locator($"[href='#{field}']")).ClickAsync();
            await Expect(page.Field(field)).ToBeFocusedAsync();
            await Expect(page.Field(field)).ToHaveAttributeAsync("aria-invalid", "true");
        }
    }

    [Fact]
    public async Task RefusedForm_WhoseScriptsComeLate_LeavesTheFieldBeingTypedIn()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        var begun = new TaskCompletionSource();
        await page.RouteAsync("**/js/**", async route =>
        {
            await begun.Task;
            await route.ContinueAsync();
        });
        await page.Button("Add this person").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        await page.Field("DisplayName").PressSequentiallyAsync("A");
        begun.SetResult();
        await page.LoadedAsync();
        await page.Keyboard.TypeAsync("da");

        await Expect(page.Field("DisplayName")).ToHaveValueAsync("Ada");
    }
}
