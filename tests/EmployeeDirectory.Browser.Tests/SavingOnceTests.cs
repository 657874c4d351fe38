namespace EmployeeDirectory.Browser.Tests;

public sealed class SavingOnceTests(Chromium chromium, Sites sites)
{
    public static MatrixTheoryData<string, bool> ProvidersWithAndWithoutScript => new(["Embedded", "Aws"], [true, false]);

    [Theory, MemberData(nameof(ProvidersWithAndWithoutScript))]
    public async Task SecondClick_BeforeTheAnswer_MakesOnePerson(string provider, bool script)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider), new() { JavaScriptEnabled = script });
        var page = await visitor.NewPageAsync();
        var name = PostedPeople.FirstListed();
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("DisplayName", name));
        var (posts, saved, clicked) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/employees/new", async route =>
        {
            if (Interlocked.Increment(ref posts) > 1)
            {
                await route.ContinueAsync();
                return;
            }
            var answer = await route.FetchAsync(new() { MaxRedirects = 0 });
            saved.SetResult();
            await clicked.Task;
            if (script)
                await route.FulfillAsync(new() { Response = answer });
        });

        // By the mouse alone, as locators wait for a page that is on its way.
        var button = (await page.Button("Add this person").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(button.X + 20, button.Y + 20);
        await saved.Task;
        await page.Mouse.ClickAsync(button.X + 20, button.Y + 20);
        clicked.SetResult();

        await Expect(page.Title()).ToContainTextAsync(name);
        Assert.Equal(script ? 1 : 2, posts);
        await page.GotoAsync("/");
        await Expect(page.Entry(name)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task DoubleClick_OnSave_MakesOnePerson()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        var name = PostedPeople.FirstListed();
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("DisplayName", name));

        await page.Button("Add this person").DblClickAsync();

        await Expect(page.Title()).ToContainTextAsync(name);
        await page.GotoAsync("/");
        await Expect(page.Entry(name)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Back_AfterAdding_OffersAFormThatCanBeSent()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        var (first, second) = (PostedPeople.FirstListed(), PostedPeople.FirstListed());
        await page.GotoAsync("/");
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("DisplayName", first));
        await page.Button("Add this person").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync(first);

        await page.GoBackAsync();
        await Expect(page.Title()).ToHaveTextAsync("Add a person");
        await page.FillAsync(("DisplayName", second));
        await page.Button("Add this person").ClickAsync();
        // Where the browser kept the page as it was, the form says that it was saved before.
        if (await page.GetByText("was saved before").IsVisibleAsync())
            await page.Button("Add this person").ClickAsync();

        await Expect(page.Title()).ToContainTextAsync(second);
        await page.GotoAsync("/");
        await Expect(page.Entry(first)).ToHaveCountAsync(1);
        await Expect(page.Entry(second)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Back_AfterEditing_ShowsWhatWasSaved()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(await visitor.AddPersonAsync(PostedPeople.Unique("Ada"), ("JobTitle", "Clerk")));
        await page.Link("Edit").ClickAsync();
        await page.FillAsync(("JobTitle", "Programmer"));
        await page.Button("Save").ClickAsync();
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("saved.");

        await page.GoBackAsync();
        await Expect(page.Field("JobTitle")).ToHaveValueAsync("Programmer");
        await page.FillAsync(("JobTitle", "Countess"));
        await page.Button("Save").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Countess");
    }
}
