namespace EmployeeDirectory.Browser.Tests;

/// <summary>Whatever people type is shown as they typed it. The content policy is off, as it would hide what escaping lets through.</summary>
public sealed class StoredTextPageTests(Chromium chromium, Sites sites)
{
    private static readonly string[] Fields =
        ["GivenName", "FamilyName", "Pronouns", "JobTitle", "Department", "Location", "EmployeeNumber", "Skills", "About"];

    // Family name, title, department, location, skill, text and number; pronouns stand in brackets, the given name in the full one.
    private const int ShownOnProfile = 7;

    /// <summary>Each short enough for every field.</summary>
    public static TheoryData<string> Corpus =>
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'><svg/onload=alert(1)>",
        "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "</datalist><svg onload=alert(1)>",
        "<a href=javascript:alert(1)>x</a>",
        "\" autofocus onfocus=alert(1) x=\"",
        "&lt&#60&#x3cscript&gtalert(1)&#60/s&gt",
        "{{this.constructor('alert(1)')()}}",
        "javascript:alert(1)//%0a<!--",
    ];

    [Theory, MemberData(nameof(Corpus))]
    public async Task HostileText_InEveryField_IsShownAsText(string text)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"), new() { BypassCSP = true });
        var page = await visitor.NewPageAsync();
        var dialogs = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            if (dialog.Type != DialogType.BeforeUnload)
                dialogs.Add(dialog.Message);
            _ = dialog.AcceptAsync();
        };
        var name = PostedPeople.Unique(text);
        var profile = await visitor.AddPersonAsync(name, [.. Fields.Select(field => (field, text))]);
        await visitor.AddPersonAsync(PostedPeople.Unique("Ada"), ("Manager", name));

        foreach (var address in (string[])["", "/photo", "/delete", "/edit"])
        {
            await page.GotoAsync(profile + address);
            await Expect(page.Title()).ToContainTextAsync(name);
            if (address.Length == 0)
                await Expect(page.GetByRole(AriaRole.Main).GetByText(text, new() { Exact = true })).ToHaveCountAsync(ShownOnProfile);
        }
        foreach (var field in Fields)
            await Expect(page.Locator($"main [name={field}]")).ToHaveValueAsync(text);

        await visitor.SuggestAsync(profile, "About", text, note: text);
        await page.GotoAsync("/suggestions");
        // As it is, as it should be, and the note.
        await Expect(page.Entry(name).Locator(".facts dd")).ToHaveTextAsync([text, text, text]);
        await page.GotoAsync("/suggestions/mine");
        await Expect(page.Entry(name).Locator(".facts dd").First).ToHaveTextAsync(text);
        await page.GotoAsync($"{profile}/suggestions/new?field=About");
        await page.FillAsync(("Note", "\u001B"), ("Value", text));
        await page.Button("Send to the admins").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(page.Field("Value")).ToHaveValueAsync(text);
        await page.GotoAsync($"{profile}/edit");

        await visitor.ChangePersonAsync(profile, ("JobTitle", "Clerk"));
        await page.Field("JobTitle").FillAsync(text);
        await page.GetByLabel("Photo").SetInputFilesAsync(new FilePayload { Name = $"{text.Replace("/", "", StringComparison.Ordinal)}.avif", MimeType = "image/avif", Buffer = [1] });
        await page.Field("Manager").FillAsync($"Nobody {text}");
        await page.Button("Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"No one here is called “Nobody {text}”");

        await page.FillAsync(("Manager", ""));
        await page.Button("Save").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync($"Two versions of {name}");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(text);

        await visitor.DeletePersonAsync(profile);
        await page.GotoAsync("/employees/deleted");
        await Expect(page.Entry(name)).ToBeVisibleAsync();
        await page.GotoAsync(profile);
        await Expect(page.Title()).ToContainTextAsync(name);
        Assert.Empty(dialogs);
    }
}
