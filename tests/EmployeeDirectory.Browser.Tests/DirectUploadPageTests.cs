using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>Photos that the browser posts to the bucket, and a function prepares.</summary>
public sealed class DirectUploadPageTests(Chromium chromium, Sites sites) : IAsyncLifetime
{
    private readonly TemporaryFolder data = new();
    private UploadForms bucket = null!;
    private Site site = null!;
    private LambdaEnvironment function = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = await sites.AwsSettingsAsync();
        bucket = await UploadForms.StartAsync(new(settings["AWS_ENDPOINT_URL_S3"]!), settings["AWS_SECRET_ACCESS_KEY"]!);
        settings = new(settings) { ["AWS_ENDPOINT_URL_S3"] = bucket.Endpoint.ToString(), ["Aws__DirectUploads"] = "true" };
        site = await Site.StartAsync(settings);
        function = await Site.StartFunctionAsync(data, new Dictionary<string, string?>(settings) { ["Lambda__PreparesPhotos"] = "true" });
    }

    public async ValueTask DisposeAsync()
    {
        await function.DisposeAsync();
        site.Dispose();
        await bucket.DisposeAsync();
        data.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Upload_ByTheForm_IsPreparedThenSaved(bool script)
    {
        await using var visitor = await chromium.VisitAsync(site, new() { JavaScriptEnabled = script });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(await visitor.AddPersonAsync(PostedPeople.Unique("Ada")));
        await page.Link("Add photo").ClickAsync();
        await page.GetByLabel("Photo").SetInputFilesAsync(Pictures.ThreeSquares());
        await page.Button("Upload photo").ClickAsync();
        await Expect(page.GetByText("Your photo is being prepared")).ToBeVisibleAsync();
        await PrepareAsync();

        // The page comes back by itself.
        await page.Button("Save photo").ClickAsync();
        await Expect(page.GetByText("Photo saved.")).ToBeVisibleAsync();
        Assert.Equal("green", await page.Locator("main article img").First.ColourAsync());
    }

    [Fact]
    public async Task Upload_CroppedAndLate_IsSentByAFreshForm()
    {
        await using var visitor = await chromium.VisitAsync(site);
        var page = await visitor.NewPageAsync();
        var refused = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") refused.Add(message.Text); };
        await page.AddInitScriptAsync("const now = Date.now; globalThis.late = 0; Date.now = () => now() + globalThis.late;");
        await page.GotoAsync($"{await visitor.AddPersonAsync(PostedPeople.Unique("Late"))}/photo");
        var key = await page.Locator("[name=key]").InputValueAsync();
        await page.GetByLabel("Photo").SetInputFilesAsync(Pictures.ThreeSquares());
        await page.ChooseRedSquareAsync();
        await page.EvaluateAsync("globalThis.late = 5 * 60 * 1000");
        await page.Button("Upload photo").ClickAsync();
        await Expect(page.GetByText("Your photo is being prepared")).ToBeVisibleAsync();
        Assert.NotEqual(key, bucket.Stored.Last().Key);
        await PrepareAsync();
        await page.Button("Save photo").ClickAsync();
        Assert.Equal("red", await page.Locator("main article img").First.ColourAsync());
        Assert.Empty(refused);
    }

    private async Task PrepareAsync()
    {
        var (key, etag) = bucket.Stored.Last();
        await function.InvokeAsync(new { @do = "prepare photo", key, etag });
    }
}
