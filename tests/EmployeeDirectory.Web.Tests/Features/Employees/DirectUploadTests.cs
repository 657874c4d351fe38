using System.Net;
using System.Text;
using System.Text.Json;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Imaging;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>Photos that browsers post to the bucket, where an event has them prepared.</summary>
public sealed class DirectUploadTests(DirectUploadSite site, S3Server s3) : IClassFixture<DirectUploadSite>
{
    private static readonly byte[] Red = Png.Filled(300, 200, 8, 2, [200, 30, 30]);
    private static readonly byte[] Green = Png.Filled(300, 200, 8, 2, [30, 200, 30]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private HttpClient Admin => site.Admin;

    [Fact]
    public async Task Upload_OfNineMegabytes_IsPreparedShownAndSaved()
    {
        var profile = await Admin.AddAsync("Nadia Nine");
        byte[] large = [.. Red, .. new byte[9_000_000]];
        var waiting = await UploadAsync(profile, large);
        Assert.Contains("being prepared", waiting.Text, StringComparison.Ordinal);
        Assert.Equal("2", waiting.Response.Headers.GetValues("Refresh").Single());
        Assert.Null(PhotoOf(await Admin.GetPageAsync(profile)));

        await site.PrepareAsync();
        var ready = await AgainAsync(waiting);
        Assert.False(ready.Response.Headers.Contains("Refresh"));
        var preview = PhotoOf(ready);
        var saved = await ready.Form("/photo").PostAsync();
        Assert.Equal((HttpStatusCode.Redirect, profile), (saved.Status, saved.Location));
        var shown = await Admin.GetPageAsync(profile);
        Assert.Equal(preview, PhotoOf(shown));
        Assert.Contains("Photo saved.", shown.Text, StringComparison.Ordinal);
        Assert.Equal("image/webp", (await Admin.GetAsync(preview, Stop)).Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("", "JPEG, PNG, WebP, GIF or AVIF")]
    [InlineData("just words, no picture", "JPEG, PNG, WebP, GIF or AVIF")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "Most Compatible")]
    [InlineData("%PDF-1.7", "This is a PDF document")]
    public async Task Upload_WhatIsNoPicture_IsRefusedAndCanBeTriedAgain(string content, string advice)
    {
        var profile = await Admin.AddAsync("Peter Papers");
        var waiting = await UploadAsync(profile, Encoding.UTF8.GetBytes(content));
        await site.PrepareAsync();
        var refused = await AgainAsync(waiting);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(advice, refused.ErrorAt("Photo"), StringComparison.Ordinal);

        var again = await PostAsync(site.UploadFormOn(refused), Red);
        await site.PrepareAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await (await AgainAsync(again)).Form("/photo").PostAsync()).Status);
    }

    [Fact]
    public async Task Upload_OverTenMegabytes_IsRefusedInWords()
    {
        var waiting = await UploadAsync(await Admin.AddAsync("Heavy Helga"), [.. Red, .. new byte[10 << 20]]);
        await site.PrepareAsync();
        Assert.Contains("larger than 10 MB", (await AgainAsync(waiting)).ErrorAt("Photo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crop_OfTheForm_IsWhatTheRenditionsShow()
    {
        var page = await Admin.GetPageAsync($"{await Admin.AddAsync("Cora Crop")}/photo");
        var waiting = await PostAsync(site.UploadFormOn(page).With("x-amz-meta-crop", "50,50,100,1"), Pixels.Quarters(200, 200).Saved(".png"));
        await site.PrepareAsync();
        var cut = Pixels.Of(await LargeAsync(PhotoOf(await AgainAsync(waiting))!));
        Assert.Equal((100, "BRYG"), (cut.Width, cut.SeenQuarters));
    }

    [Fact]
    public async Task Logo_IsPreparedWholeAndSavedWithTheCompany()
    {
        Assert.Empty((await Admin.GetPageAsync("/admin/company")).Document.QuerySelectorAll("[type=file]"));
        var form = site.UploadFormOn(await Admin.GetPageAsync("/admin/company/logo"));
        var waiting = await PostAsync(form, Pixels.Quarters(900, 300).Saved(".png"));
        Assert.Equal("2", waiting.Response.Headers.GetValues("Refresh").Single());
        await site.PrepareAsync();
        var saved = await (await AgainAsync(waiting)).Form("/admin/company").With("Name", "Quarters & Co.").PostAsync();
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var logo = (await Admin.GetPageAsync("/admin/company")).Document.QuerySelector(".site-header .logo")!;
        Assert.Equal("84", logo.GetAttribute("width"));
        Assert.Equal("RGBY", Pixels.Of(await Admin.GetByteArrayAsync(logo.GetAttribute("src"), Stop)).SeenQuarters);

        var refused = await PostAsync(site.UploadFormOn(await Admin.GetPageAsync("/admin/company/logo")), "<svg/>"u8.ToArray());
        await site.PrepareAsync();
        Assert.Contains("SVG", (await AgainAsync(refused)).ErrorAt("Photo"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await Admin.GetPageAsync("/admin/company/logo/uploads/a?etag=b")).Status);
    }

    [Fact]
    public async Task Event_ToldTwice_LeavesWhatAnAddressShows()
    {
        var page = await Admin.GetPageAsync($"{await Admin.AddAsync("Twila Twice")}/photo");
        var waiting = await PostAsync(site.UploadFormOn(page), Red);
        await site.PrepareAsync();
        await site.PrepareAsync();
        var id = PhotoOf(await AgainAsync(waiting))!.Split('/')[2];
        using var bucket = await s3.ClientAsync();
        await bucket.PutObjectAsync(new() { BucketName = site.Bucket, Key = $"photos/{id}/1024.webp", ContentBody = "of the first time" }, Stop);
        await PostAsync(site.UploadFormOn(page), Red);
        await site.PrepareAsync();
        Assert.Equal("of the first time", Encoding.UTF8.GetString(await LargeAsync($"/photos/{id}/256.webp")));
    }

    [Theory]
    [InlineData("a picture")]
    [InlineData("no picture")]
    public async Task Upload_OncePrepared_IsDeletedWithItsMetadata(string what)
    {
        await UploadAsync(await Admin.AddAsync("Percy Private"), what == "a picture" ? Red : Encoding.UTF8.GetBytes(what));
        await site.PrepareAsync();
        using var bucket = await s3.ClientAsync();
        Assert.Empty((await bucket.ListVersionsAsync(site.Bucket, site.Forms.Stored.Last().Key, Stop)).Versions ?? []);
    }

    [Fact]
    public async Task File_InAFormFromBefore_IsRefusedAndNotDecoded()
    {
        var profile = await Admin.AddAsync("Orla Older");
        var refused = await (await Admin.GetPageAsync($"{profile}/edit")).Form("/edit").With("JobTitle", "Kept").WithFile("red.png", Red).PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("choose it on the photo page", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Kept", refused.Value("JobTitle"));
        Assert.Equal(HttpStatusCode.Redirect, (await refused.Form("/edit").PostAsync()).Status);
    }

    [Fact]
    public async Task Form_PostedTwiceWithTwoPictures_GivesEachItsOwnAddress()
    {
        var page = await Admin.GetPageAsync($"{await Admin.AddAsync("Flora Forms")}/photo");
        var first = await PostAsync(site.UploadFormOn(page), Red);
        await site.PrepareAsync();
        var second = await PostAsync(site.UploadFormOn(page), Green);
        Assert.Contains("being prepared", second.Text, StringComparison.Ordinal);
        await site.PrepareAsync();
        Assert.NotEqual(PhotoOf(await AgainAsync(first)), PhotoOf(await AgainAsync(second)));

        // An event about what was replaced since is no fault.
        await site.PrepareAsync(site.Forms.Stored.Last().Key, "0123456789abcdef0123456789abcdef");
    }

    [Fact]
    public async Task Policy_NamesKeyLengthTypeReturnAndFiveMinutes()
    {
        var form = site.UploadFormOn(await Admin.GetPageAsync($"{await Admin.AddAsync("Paula Policy")}/photo"));
        using var policy = JsonDocument.Parse(Convert.FromBase64String(form.Value("Policy")));
        var lifetime = policy.RootElement.GetProperty("expiration").GetDateTimeOffset() - DateTimeOffset.UtcNow;
        Assert.InRange(lifetime, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        var conditions = policy.RootElement.GetProperty("conditions").EnumerateArray().Select(condition => condition.GetRawText()).ToList();
        Assert.Contains($$"""{"key":"{{form.Value("key")}}"}""", conditions);
        Assert.Matches("^incoming/[0-9a-f]{32}$", form.Value("key"));
        Assert.Contains("""{"Content-Type":"application/octet-stream"}""", conditions);
        Assert.Contains("""["content-length-range",0,33554432]""", conditions);
        Assert.StartsWith($"https://{LambdaDirectory.Host}/employees/", form.Value("success_action_redirect"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key", "photos/0123456789abcdef0123456789abcdef/64.webp")]
    [InlineData("key", "incoming/0123456789abcdef0123456789abcdef")]
    [InlineData("Content-Type", "text/html")]
    [InlineData("success_action_redirect", "https://evil.example/")]
    [InlineData("acl", "public-read")]
    public async Task Form_ChangedByHand_IsRefusedByThePolicy(string field, string value)
    {
        var form = (site.UploadFormOn(await Admin.GetPageAsync($"{await Admin.AddAsync("Hank Hand")}/photo"))).With(field, value).WithFile("red.png", Red, "file");
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(form)).Status);
    }

    [Fact]
    public async Task Form_FilledAsItCame_HasNothingThatThePolicyDoesNotName()
    {
        var form = site.UploadFormOn(await Admin.GetPageAsync($"{await Admin.AddAsync("Ellen Exact")}/photo"));
        Assert.Equal(HttpStatusCode.SeeOther, (await site.PostAsync(form.WithFile("red.png", Red, "file"))).Status);
    }

    [Fact]
    public async Task ContentPolicy_OfThePhotoPageAlone_NamesTheBucket()
    {
        var profile = await Admin.AddAsync("Carla Content");
        var origin = site.Forms.Endpoint.GetLeftPart(UriPartial.Authority);
        Assert.Contains($"form-action 'self' {origin};", PolicyOf(await Admin.GetPageAsync($"{profile}/photo")), StringComparison.Ordinal);
        Assert.Contains("form-action 'self';", PolicyOf(await Admin.GetPageAsync($"{profile}/edit")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfAnotherRecordOrChanged_ShowsNothing()
    {
        var (profile, other) = (await Admin.AddAsync("Anna Address"), await Admin.AddAsync("Otto Other"));
        var waiting = await UploadAsync(profile, Red);
        await site.PrepareAsync();
        var address = waiting.Response.RequestMessage!.RequestUri!.PathAndQuery;
        foreach (var wrong in (string[])[address.Replace(profile, other, StringComparison.Ordinal), address.Replace("/uploads/C", "/uploads/D", StringComparison.Ordinal), address.Split('?')[0], $"{profile}/photo/uploads/%20?etag=a", $"{profile}/photo/uploads/a?etag=%22%22"])
        {
            var page = await Admin.GetPageAsync(wrong);
            Assert.Equal(HttpStatusCode.Gone, page.Status);
            Assert.Contains("Nothing was changed", page.Text, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await site.Lambda.Visitor.GetAsync(address, Stop)).StatusCode);
    }

    [Fact]
    public async Task Save_AfterSomeoneElseChangedTheRecord_IsRefused()
    {
        var profile = await Admin.AddAsync("Stella Stale");
        var waiting = await UploadAsync(profile, Red);
        await site.PrepareAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await (await Admin.GetPageAsync($"{profile}/edit")).Form("/edit").With("JobTitle", "Meanwhile").PostAsync()).Status);
        var refused = await (await AgainAsync(waiting)).Form("/photo").PostAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Someone changed this record", refused.Text, StringComparison.Ordinal);
        Assert.Null(PhotoOf(await Admin.GetPageAsync(profile)));
    }

    [Fact]
    public async Task Forms_OfARecord_LeadToThePhotoPage()
    {
        var profile = await Admin.AddAsync("Fiona Field");
        var edit = await Admin.GetPageAsync($"{profile}/edit");
        Assert.Empty(edit.Document.QuerySelectorAll("[type=file]"));
        Assert.NotNull(edit.Document.QuerySelector($"main form a[href='{profile}/photo']"));
        var add = await Admin.GetPageAsync("/employees/new");
        Assert.Empty(add.Document.QuerySelectorAll("[type=file]"));
        Assert.Contains("then add a photo", add.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preparation_WithTheBucketOutOfReach_FailsAndIsDoneByTheNextAttempt()
    {
        var waiting = await UploadAsync(await Admin.AddAsync("Rita Retry"), Red);
        site.Aws.Bucket.Break(Fault.Refuse);
        try
        {
            await Assert.ThrowsAsync<LambdaException>(site.PrepareAsync);
        }
        finally
        {
            site.Aws.Bucket.Heal();
        }
        await site.PrepareAsync();
        Assert.NotNull(PhotoOf(await AgainAsync(waiting)));
    }

    [Fact]
    public async Task Event_AboutWhatIsNotInTheInbox_IsAnError() =>
        await Assert.ThrowsAsync<LambdaException>(() => site.PrepareAsync("photos/0123456789abcdef0123456789abcdef/1024.webp", "0"));

    private async Task<Page> UploadAsync(string profile, byte[] picture) =>
        await PostAsync(site.UploadFormOn(await Admin.GetPageAsync($"{profile}/photo")), picture);

    /// <returns>The page that S3 sends the browser to.</returns>
    private async Task<Page> PostAsync(PageForm form, byte[] picture)
    {
        var posted = await site.PostAsync(form.WithFile("photo.png", picture, "file"));
        Assert.Equal(HttpStatusCode.SeeOther, posted.Status);
        return await Admin.GetPageAsync(posted.Location!);
    }

    private Task<Page> AgainAsync(Page page) => Admin.GetPageAsync(page.Response.RequestMessage!.RequestUri!.PathAndQuery);

    private Task<byte[]> LargeAsync(string photo) => Admin.GetByteArrayAsync(photo.Replace("256.webp", "1024.webp", StringComparison.Ordinal), Stop);

    private static string? PhotoOf(Page page) => page.Document.QuerySelector("main img[src^='/photos/']")?.GetAttribute("src");

    private static string PolicyOf(Page page) => page.Response.Headers.GetValues("Content-Security-Policy").Single();
}
