using System.Text.Json;

namespace EmployeeDirectory.Browser.Tests;

public sealed class ErasurePageTests(Chromium chromium, Sites sites)
{
    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task Erase_LeaverByTypingTheirName_IsGoneForGood(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider));
        var page = await visitor.NewPageAsync();
        var name = PostedPeople.Unique("Leo");
        var profile = await visitor.AddPersonAsync(name, ("Status", "Left"), ("Email", $"{Guid.NewGuid():N}@example.com"));
        await visitor.AddPhotoAsync(profile);
        await page.GotoAsync(profile);

        await page.Link("Erase permanently").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync($"Erase {name}?");
        await page.Button("Erase permanently").ClickAsync();
        await Expect(page.Locator("#Name-problem")).ToBeVisibleAsync();
        await page.GetByLabel("Type their name to confirm").FillAsync(name);
        await page.Button("Erase permanently").ClickAsync();

        await Expect(page.Title()).ToHaveTextAsync("This record was erased");
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("Everything about them is erased.");
        await Expect(page.Locator(".notice.warning")).ToHaveCountAsync(0);
        foreach (var address in (string[])[profile, "/?show=left", "/employees/deleted", $"{profile}/history"])
        {
            await page.GotoAsync(address);
            await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(name);
        }
    }

    [Theory, MemberData(nameof(Sites.Providers), MemberType = typeof(Sites))]
    public async Task Download_FromTheProfile_IsAFileOfEverything(string provider)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync(provider));
        var page = await visitor.NewPageAsync();
        var name = PostedPeople.Unique("نادية");
        await page.GotoAsync(await visitor.AddPersonAsync(name, ("JobTitle", "Baker")));

        var file = await page.RunAndWaitForDownloadAsync(() => page.Link("Download data").ClickAsync());

        Assert.EndsWith(".json", file.SuggestedFilename, StringComparison.Ordinal);
        await using var content = await file.CreateReadStreamAsync();
        var data = await JsonDocument.ParseAsync(content);
        Assert.Equal(name, data.RootElement.GetProperty("record").GetProperty("displayName").GetString());
        Assert.Equal(1, data.RootElement.GetProperty("history").GetArrayLength());
    }
}
