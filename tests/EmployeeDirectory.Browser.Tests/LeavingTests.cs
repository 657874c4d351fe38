namespace EmployeeDirectory.Browser.Tests;

public sealed class LeavingTests(Chromium chromium, Sites sites)
{
    [Fact]
    public async Task Leave_WithChanges_AsksAndStays()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        await page.Field("DisplayName").PressSequentiallyAsync("Ada");

        var asked = new TaskCompletionSource<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.DismissAsync();
        };
        await page.Link("Cancel").ClickAsync();

        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(20)));
        await Expect(page.Field("DisplayName")).ToHaveValueAsync("Ada");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Leave_UnchangedOrSaved_AsksNothing(bool save)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        var asked = false;
        page.Dialog += (_, dialog) =>
        {
            asked = true;
            _ = dialog.AcceptAsync();
        };
        await page.GotoAsync("/employees/new");
        await page.Field("DisplayName").ClickAsync();

        if (save)
            await page.Field("DisplayName").PressSequentiallyAsync(PostedPeople.Unique("Ada"));
        await (save ? page.Button("Add this person") : page.Link("Cancel")).ClickAsync();

        await Expect(page.Title()).ToContainTextAsync(save ? "Ada" : "People");
        Assert.False(asked);
    }

    [Fact]
    public async Task Leave_RefusedForm_AsksWithoutAnotherChange()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        await page.Field("Email").PressSequentiallyAsync("nonsense");
        await page.Button("Add this person").ClickAsync();
        await page.Field("Email").ClickAsync();

        var asked = new TaskCompletionSource<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.AcceptAsync();
        };
        await page.Link("Cancel").ClickAsync();

        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(20)));
        await Expect(page.Title()).ToHaveTextAsync("People");
    }
}
