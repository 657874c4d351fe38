using System.Diagnostics;
using System.Net;
using System.Text;
using EmployeeDirectory.Imaging;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Imaging;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>Photos on the forms, on the real host with the real worker.</summary>
public sealed class PhotoUploadTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private static readonly byte[] Red = Png.Filled(300, 200, 8, 2, [200, 30, 30]);
    private static readonly byte[] Green = Png.Filled(300, 200, 8, 2, [30, 200, 30]);

    private readonly DirectorySite _site = embedded.Site;

    [Fact]
    public async Task Post_NewPersonWithAPhoto_ShowsIt()
    {
        var profile = await _site.FollowAsync(await (await NewAsync("With Photo")).WithFile("red.png", Red).PostAsync());
        Assert.NotNull(PhotoOf(profile));
    }

    [Fact]
    public async Task Get_Photo_IsImmutableAndAnswers304()
    {
        var profile = await _site.FollowAsync(await (await NewAsync("Cached")).WithFile("red.png", Red).PostAsync());
        using var visitor = _site.NewVisitor();
        foreach (var size in Renditions.Sizes)
        {
            var address = $"{PhotoOf(profile)}/{size}.webp";
            var photo = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, photo.StatusCode);
            Assert.Equal("image/webp", photo.Content.Headers.ContentType!.ToString());
            Assert.Equal("public, max-age=31536000, immutable", photo.Headers.NonValidated["Cache-Control"].ToString());

            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.IfNoneMatch.Add(photo.Headers.ETag!);
            Assert.Equal(HttpStatusCode.NotModified, (await _site.Client.SendAsync(again)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await _site.Client.GetAsync($"{PhotoOf(profile)}/128.webp")).StatusCode);
    }

    [Fact]
    public async Task Get_PhotoWhereOnlySignedInPeopleBrowse_IsPrivate()
    {
        await using var site = await DirectorySite.StartAsync(("Access:Browse", "SignedIn"));
        var form = (await site.GetAsync("/employees/new")).Form().With("DisplayName", "Private").WithFile("red.png", Red);
        var photo = await site.Client.GetAsync($"{PhotoOf(await site.FollowAsync(await form.PostAsync()))}/64.webp");
        Assert.Equal("private, max-age=31536000, immutable", photo.Headers.NonValidated["Cache-Control"].ToString());
    }

    [Theory]
    [InlineData("text.jpg", "just words, no picture", "JPEG, PNG, WebP, GIF or AVIF")]
    [InlineData("drawing.jpg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "Export it as a PNG")]
    [InlineData("page.jpg", "<!doctype html><title>x</title>", "JPEG, PNG, WebP, GIF or AVIF")]
    [InlineData("IMG_0001.HEIC", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "Most Compatible")]
    [InlineData("empty.jpg", "", "JPEG, PNG, WebP, GIF or AVIF")]
    public async Task Post_WhatIsNoPicture_IsRefusedWithItsNameAndNothingStored(string name, string content, string advice)
    {
        var marked = $"No Picture {Guid.NewGuid():N}";
        var page = await (await NewAsync(marked)).With("JobTitle", "Kept").WithFile(name, Encoding.UTF8.GetBytes(content)).PostAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(advice, page.ErrorAt("Photo"), StringComparison.Ordinal);
        Assert.Contains(name, page.Text, StringComparison.Ordinal);
        Assert.Equal("Kept", page.Value("JobTitle"));
        Assert.DoesNotContain(marked, (await _site.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FileOverTenMegabytes_IsRefusedAtTheField()
    {
        var page = await (await NewAsync("Heavy")).WithFile("heavy.jpg", new byte[10 * 1024 * 1024 + 1]).PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("10 MB", page.ErrorAt("Photo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_GoodPhotoInARefusedForm_IsKeptForTheNext()
    {
        var refused = await (await NewAsync("")).WithFile("red.png", Red).PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("red.png", refused.Text, StringComparison.Ordinal);

        var profile = await _site.FollowAsync(await refused.Form().With("DisplayName", "Second Try").PostAsync());
        Assert.NotNull(PhotoOf(profile));
    }

    [Fact]
    public async Task Post_TicketThatIsForgedOrTooOld_SaysSoAndSavesNothing()
    {
        var other = await _site.FollowAsync(await (await NewAsync("Owner")).WithFile("red.png", Red).PostAsync());
        var refused = await (await NewAsync("Thief")).With("UploadedPhoto", PhotoOf(other)!.Split('/')[^1]).PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEqual("", refused.ErrorAt("Photo"));
        Assert.Null(PhotoOf(await _site.FollowAsync(await refused.Form().PostAsync())));
    }

    [Fact]
    public async Task Post_CropThatIsNone_IsRefused()
    {
        var refused = await (await NewAsync("Cropless")).With("Crop", "1.5,2,30").WithFile("red.png", Red).PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEqual("", refused.ErrorAt("Photo"));
    }

    [Fact]
    public async Task Post_Crop_TakesThatSquare()
    {
        var half = Pixels.Quarters(200, 200);
        var form = (await NewAsync("Cropped")).With("Crop", "0,0,100").WithFile("quarters.png", half.Saved(".png"));
        var photo = PhotoOf(await _site.FollowAsync(await form.PostAsync()));
        var corner = Pixels.Of(await _site.Client.GetByteArrayAsync($"{photo}/64.webp"));
        Assert.Equal(corner.At(5, 5), corner.At(60, 60), (left, right) => left.Zip(right).All(pair => Math.Abs(pair.First - pair.Second) < 12));
    }

    [Fact]
    public async Task Post_TurnOfTheForm_TurnsTheMiddle()
    {
        var form = await NewAsync("Turned");
        form.With("Crop", form.Value("Crop") + ",1").WithFile("quarters.png", Pixels.Quarters(300, 200).Saved(".png"));
        var photo = PhotoOf(await _site.FollowAsync(await form.PostAsync()));
        Assert.Equal("BRYG", Pixels.Of(await _site.Client.GetByteArrayAsync($"{photo}/256.webp")).SeenQuarters);
    }

    [Fact]
    public async Task PhotoPage_UploadReplaceRemove_EachShowsOnTheProfile()
    {
        var profile = await _site.AddAsync("Photo Page");
        var first = PhotoOf(await _site.FollowAsync(await (await PhotoFormAsync(profile)).WithFile("red.png", Red).PostAsync()));
        var second = PhotoOf(await _site.FollowAsync(await (await PhotoFormAsync(profile)).WithFile("green.png", Green).PostAsync()));
        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.NotEqual(first, second);

        var removed = await (await _site.GetAsync($"{profile}/photo")).Form("/photo/delete").PostAsync();
        Assert.Null(PhotoOf(await _site.FollowAsync(removed)));
    }

    [Fact]
    public async Task PhotoPage_NoFileOrBadFile_Is422()
    {
        var profile = await _site.AddAsync("No File");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await PhotoFormAsync(profile)).PostAsync()).Status);
        var bad = await (await PhotoFormAsync(profile)).WithFile("notes.jpg", [1, 2, 3]).PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        Assert.Contains("notes.jpg", bad.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PhotoPage_RecordChangedMeanwhile_Is409AndKeepsTheirs()
    {
        var profile = await _site.AddAsync("Racing");
        var form = (await PhotoFormAsync(profile)).WithFile("red.png", Red);
        await _site.ChangeAsync(profile, "JobTitle", "Theirs");
        Assert.Equal(HttpStatusCode.Conflict, (await form.PostAsync()).Status);
        Assert.Null(PhotoOf(await _site.GetAsync(profile)));
    }

    [Fact]
    public async Task Conflict_WithAPhoto_CanStillTakeIt()
    {
        var profile = await _site.AddAsync("Torn With Photo");
        var mine = (await _site.EditAsync(profile)).WithFile("red.png", Red);
        await _site.ChangeAsync(profile, "JobTitle", "Theirs");
        var conflict = await mine.PostAsync();
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.NotNull(PhotoOf(await _site.FollowAsync(await conflict.Form("/edit").PostAsync())));
    }

    [Fact]
    public async Task Post_MorePhotosThanMayWait_Is503WithRetryAfterAndTheFormKept()
    {
        using var slow = EmployeeDirectory.Web.Tests.Imaging.Photos.Renderer(_ => new ProcessStartInfo("sleep", "30")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        });
        await using var site = await DirectorySite.StartAsync(services => services.AddSingleton(slow));
        var form = (await site.GetAsync("/employees/new")).Form().With("DisplayName", "Waiting").WithFile("red.png", Red);
        var waiting = Enumerable.Range(0, 40).Select(_ => form.PostAsync()).ToList();

        var refused = await await Task.WhenAny(waiting);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.NotNull(refused.Response.Headers.RetryAfter);
        Assert.Equal("Waiting", refused.Value("DisplayName"));
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/")).Status);
        site.Client.CancelPendingRequests();
    }

    private async Task<PageForm> NewAsync(string name) => (await _site.GetAsync("/employees/new")).Form().With("DisplayName", name);

    private async Task<PageForm> PhotoFormAsync(string profile) => (await _site.GetAsync($"{profile}/photo")).Form("/photo");

    /// <summary>The address of the photo on a profile, without its size.</summary>
    private static string? PhotoOf(Page profile) =>
        profile.Document.QuerySelector("main h1")!.Closest("main")!.QuerySelector("img[src^='/photos/']")?.GetAttribute("src") is { } address
            ? address[..address.LastIndexOf('/')]
            : null;
}
