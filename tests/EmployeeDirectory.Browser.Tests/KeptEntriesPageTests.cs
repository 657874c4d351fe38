using Deque.AxeCore.Playwright;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>Someone fills a form in while their session ends, and goes on from the answer.</summary>
public sealed class KeptEntriesPageTests(Chromium chromium, Sites sites)
{
    private const string About = "Line one\n\n  indented שלום <b>\"&amp;\n";

    private static readonly string Long = string.Concat(Enumerable.Repeat(About, 4000 / About.Length));

    [Theory, InlineData(true, true), InlineData(false, true), InlineData(false, false)]
    public async Task Add_SignedOutMeanwhile_IsSavedAfterSigningInAgain(bool script, bool photo)
    {
        var site = await sites.OnAsync("Embedded");
        await using var visitor = await chromium.VisitAsync(site, new() { JavaScriptEnabled = script });
        var page = await visitor.NewPageAsync();
        var name = PostedPeople.Unique("Käthe");
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("DisplayName", name), ("JobTitle", "مهندسة"), ("About", Long), ("Phones", "+44 113 496 0011"), ("Skills", "One, Two"));
        if (photo)
            await page.GetByLabel("Photo").SetInputFilesAsync(Pictures.ThreeSquares());
        await visitor.ClearCookiesAsync(new() { Name = "session" });
        await page.Button("Add this person").ClickAsync();

        await Expect(page.Title()).ToHaveTextAsync("You are no longer signed in");
        await Expect(page.Field("About")).ToHaveValueAsync(Long);
        await LookAsync(page, script);
        var signIn = await visitor.RunAndWaitForPageAsync(() => page.Locator("main a[target=_blank]").ClickAsync());
        await signIn.FillAsync(("Name", InvitedAdmin.Name), ("Password", InvitedAdmin.Password));
        await signIn.Button("Sign in").ClickAsync();
        await Expect(signIn.Title()).ToContainTextAsync("account");
        await page.BringToFrontAsync();
        await page.Button("Save again").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync($"You are signed in as {InvitedAdmin.Name}");
        await LookAsync(page, script);
        if (photo)
        {
            await page.GetByLabel("Photo").SetInputFilesAsync(Pictures.ThreeSquares());
            if (script)
                await page.ChooseRedSquareAsync();
        }
        await page.Button("Save again").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync(name);
        foreach (var fact in (string[])["مهندسة", "+44 113 496 0011", "One", "Two", "indented שלום <b>\"&amp;"])
            await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(fact);
        if (photo)
            Assert.Equal(script ? "red" : "green", await page.Locator("main article img").First.ColourAsync());
    }

    [Theory, InlineData("/employees/new"), InlineData("edit"), InlineData("photo")]
    public async Task Photo_OverTheLimitWithoutScript_ComesBackWithTheForm(string form)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"), new() { JavaScriptEnabled = false });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(form.StartsWith('/') ? form : $"{await visitor.AddPersonAsync(PostedPeople.Unique("Hedy"))}/{form}");
        var texts = await page.Field("About").CountAsync() > 0;
        if (texts)
            await page.FillAsync(("DisplayName", "Hedy"), ("About", About), ("Skills", "Radio"));
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "huge.jpg");
        await File.WriteAllBytesAsync(file, new byte[12_500_000]);
        await page.GetByLabel("Photo").SetInputFilesAsync(file);
        var answer = await page.RunAndWaitForResponseAsync(() => page.Locator("main button[type=submit]").First.ClickAsync(), response => response.Request.Method == "POST");

        Assert.Equal(413, answer.Status);
        await Expect(page.Locator("#Photo-problem")).ToContainTextAsync("larger than 10 MB");
        if (texts)
            await Expect(page.Field("About")).ToHaveValueAsync(About);
        await LookAsync(page, script: false);
    }

    /// <summary>Chromium gives back what fields had in them unless it was told not to keep it.</summary>
    [Theory, InlineData("/employees/new", "DisplayName"), InlineData("/accounts/invite", "Person")]
    public async Task Back_ToAForm_StillHasTheEntries(string form, string field)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"), new() { JavaScriptEnabled = false });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(form);
        await page.FillAsync((field, "Typed before"));
        await page.Link("Org chart").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Org chart");
        await page.GoBackAsync();
        await Expect(page.Field(field)).ToHaveValueAsync("Typed before");
    }

    private static async Task LookAsync(IPage page, bool script)
    {
        await page.AssertFitsAsync();
        if (script)
            Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
    }
}
