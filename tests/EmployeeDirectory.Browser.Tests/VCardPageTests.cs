namespace EmployeeDirectory.Browser.Tests;

public sealed class VCardPageTests(Chromium chromium, Sites sites)
{
    [Theory]
    [InlineData("Ada Lovelace", "Ada Lovelace.vcf")]
    [InlineData("محمد عبد الرحمن", "محمد عبد الرحمن.vcf")]
    [InlineData("Zoë 🚀 李雷", "Zoë 🚀 李雷.vcf")]
    // Chromium replaces what its user's system has no place for in a file's name.
    [InlineData("\"Ada\"; d’Arc / Byron\\", "_Ada_; d’Arc _ Byron_.vcf")]
    public async Task Link_OnTheProfile_SavesAFileOfThatName(string name, string file)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(await visitor.AddPersonAsync(name, ("Phones", "+44 113 496 0000")));

        var download = await page.RunAndWaitForDownloadAsync(() => page.Link("Save contact").ClickAsync());

        Assert.Equal(file, download.SuggestedFilename);
        Assert.Contains("TEL;VALUE=uri;TYPE=work:tel:+441134960000", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
    }
}
