using System.Diagnostics;
using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>What visitors get while DynamoDB or S3 fail in each of their ways, and afterwards.</summary>
public sealed class StoreOutageTests(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private static readonly byte[] Picture = Png.Filled(100, 100, 8, 2, [200, 30, 30]);

    private AwsSite _aws = null!;

    private DirectorySite Site => _aws.Site;

    public async ValueTask InitializeAsync() => _aws = await AwsSite.StartAsync(dynamoDb, s3);

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Theory]
    [InlineData(Fault.Refuse)]
    [InlineData(Fault.Throttle)]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.Stall)]
    public async Task Post_TableOutOfReach_Is503WithTheFormKeptAndARetryWorks(Fault fault)
    {
        var form = (await Site.GetAsync("/employees/new")).Form().With("DisplayName", "Patient").With("Skills", "Waiting");
        _aws.Table.Break(fault);
        var clock = Stopwatch.StartNew();

        var refused = await form.PostAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.NotNull(refused.Response.Headers.RetryAfter);
        Assert.Equal(("Patient", "Waiting"), (refused.Value("DisplayName"), refused.Value("Skills")));
        Assert.Equal(HttpStatusCode.OK, (await Site.GetAsync("/")).Status);

        _aws.Table.Heal();
        var profile = await Site.FollowAsync(await refused.Form().PostAsync());
        Assert.Contains("Patient", profile.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.ApplyThenClose)]
    [InlineData(Fault.ApplyThenStall)]
    public async Task Post_AnswerLostAfterTheSave_IsAppliedOnce(Fault fault)
    {
        var form = (await Site.GetAsync("/employees/new")).Form().With("DisplayName", "OnceOnly").With("Email", "once@example.com");
        _aws.Table.Break(fault, "TransactWriteItems");
        var lost = await form.PostAsync();
        _aws.Table.Heal();

        var saved = lost.Status == HttpStatusCode.Redirect ? lost : await lost.Form().PostAsync();

        Assert.Contains("OnceOnly", (await Site.FollowAsync(saved)).Text, StringComparison.Ordinal);
        await Wait.UntilAsync(async () => (await Site.GetAsync("/")).Text.Contains("OnceOnly", StringComparison.Ordinal));
        Assert.Equal(2, (await Site.GetAsync("/")).Html.Split("OnceOnly").Length);
    }

    [Fact]
    public async Task Edit_TableOutOfReach_KeepsWhatWasTyped()
    {
        var profile = await Site.AddAsync("Editor");
        var form = (await Site.EditAsync(profile)).With("JobTitle", "Typed");
        _aws.Table.Break(Fault.Refuse);
        var refused = await form.PostAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Typed"), (refused.Status, refused.Value("JobTitle")));
        _aws.Table.Heal();
        Assert.Equal(HttpStatusCode.Redirect, (await refused.Form("/edit").PostAsync()).Status);
    }

    [Fact]
    public async Task Get_TableOutOfReach_ShowsTheCopyAndSaysSo()
    {
        var profile = await Site.AddAsync("From The Copy");
        _aws.Table.Break(Fault.Refuse);
        var page = await Site.GetAsync(profile);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("From The Copy", page.Text, StringComparison.Ordinal);
        foreach (var address in (string[])[$"{profile}/edit", $"{profile}/photo", $"{profile}/delete"])
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Site.GetAsync(address)).Status);
    }

    [Theory]
    [InlineData(Fault.Refuse)]
    [InlineData(Fault.Throttle)]
    public async Task Post_BucketDownWhileTheTableIsUp_KeepsTheRecordAndSaysThatThePhotoIsNot(Fault fault)
    {
        _aws.Bucket.Break(fault);
        var saved = await (await Site.GetAsync("/employees/new")).Form().With("DisplayName", "No Photo Yet").WithFile("face.png", Picture).PostAsync();
        var profile = await Site.FollowAsync(saved);
        Assert.Contains("photo isn’t saved", profile.Text, StringComparison.Ordinal);
        Assert.Null(profile.Document.QuerySelector("img[src^='/photos/']"));

        _aws.Bucket.Heal();
        var again = (await Site.GetAsync($"{saved.Location}/photo")).Form("/photo").WithFile("face.png", Picture);
        var withPhoto = await Site.FollowAsync(await again.PostAsync());
        var address = withPhoto.Document.QuerySelector("img[src^='/photos/']")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, (await Site.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Get_PhotoWithTheBucketDown_Is503AndNotMissing()
    {
        var saved = await (await Site.GetAsync("/employees/new")).Form().With("DisplayName", "Faced").WithFile("face.png", Picture).PostAsync();
        var address = (await Site.FollowAsync(saved)).Document.QuerySelector("img[src^='/photos/']")!.GetAttribute("src")!;
        _aws.Bucket.Break(Fault.Refuse);
        var photo = await Site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, photo.StatusCode);
        Assert.True(photo.Headers.CacheControl?.NoStore);
    }
}
