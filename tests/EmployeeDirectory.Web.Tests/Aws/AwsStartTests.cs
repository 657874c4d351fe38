using System.Diagnostics;
using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class AwsStartTests(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private readonly CookieContainer _admin = new();
    private AwsStandIns _aws = null!;

    public async ValueTask InitializeAsync() => _aws = await AwsStandIns.StartAsync(dynamoDb, s3);

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        _data.Dispose();
    }

    [Theory]
    [InlineData("Aws__TableName", "")]
    [InlineData("Aws__PhotoBucket", "")]
    [InlineData("AWS_REGION", "", "AWS_ENDPOINT_URL_DYNAMODB")]
    [InlineData("Aws__TableName", "no-such-table", "Aws__CreateMissing")]
    public async Task Start_SettingThatCannotWork_StopsWithOneLineThatNamesIt(string key, string value, string? unset = null)
    {
        using var site = new DirectoryProcess(_data, _aws.SettingsWithKey.Where(setting => setting.Key != unset).Append((key, value)));
        Assert.Equal(1, await site.ExitAsync());
        Assert.Contains(value.Length > 0 ? value : key, site.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", site.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_CreateMissing_MakesTableAndBucketAndKeepsWhatIsInThem()
    {
        string profile, photo;
        using (var first = await DirectoryProcess.StartAsync(_data, _admin, _aws.SettingsWithKey))
            (profile, photo) = await first.Client.AddWithPhotoAsync("Kept Throughout");

        using var elsewhere = new TemporaryFolder();
        using var second = await DirectoryProcess.StartAsync(elsewhere, _admin, _aws.SettingsWithKey);

        Assert.Contains(profile, await second.Client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await second.Client.GetAsync(photo)).StatusCode);
        Assert.Equal(1, _aws.Table.Requests["CreateTable"]);
    }

    [Fact]
    public async Task Start_TableOutOfReach_GoesOnFromTheEarlierReadModelAndSaysSo()
    {
        using (var first = await DirectoryProcess.StartAsync(_data, _admin, _aws.SettingsWithKey))
            await first.Client.AddAsync("SeenBefore");
        _aws.Table.Break(Fault.Refuse);

        using var site = await DirectoryProcess.StartAsync(_data, _admin, _aws.SettingsWithKey);

        Assert.Contains("Degraded", await site.Client.GetStringAsync("/health"), StringComparison.Ordinal);
        Assert.Contains("SeenBefore", await site.Client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Client.GetAsync("/employees/new")).StatusCode);
        _aws.Table.Heal();
        await Wait.UntilAsync(async () => (await site.Client.GetStringAsync("/health")).Contains("Healthy", StringComparison.Ordinal));
        await site.Client.AddAsync("Added Afterwards");
    }

    [Fact]
    public async Task Start_TableThatNeverAnswers_TakesNoLongerThanOneCall()
    {
        var clock = Stopwatch.StartNew();
        (await DirectoryProcess.StartAsync(_data, _admin, _aws.SettingsWithKey)).Dispose();
        var usual = clock.Elapsed;
        _aws.Table.Break(Fault.Stall);
        clock.Restart();
        using var site = await DirectoryProcess.StartAsync(_data, _admin, [.. _aws.SettingsWithKey, ("Aws__CreateMissing", "false")]);
        // One call is given up after 8 s; two would take 16 s. The machine may be slower now than it was at the first start.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10) + 2 * usual);
    }

    [Fact]
    public async Task Post_KeysOutOfReachSinceTheStart_IsNotTakenForAForgedForm()
    {
        PageForm form;
        using var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _admin });
        using (var first = await DirectoryProcess.StartAsync(_data, _admin, _aws.SettingsWithKey))
            form = (await visitor.GetPageAsync($"{first.Address}employees/new")).Form("/employees/new").With("DisplayName", "Patient");
        _aws.Table.Break(Fault.Refuse);
        using var site = await DirectoryProcess.StartAsync(_data, _admin, _aws.SettingsWithKey);
        form.Address = $"{site.Address}employees/new";

        var refused = await form.PostAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.NotNull(refused.Response.Headers.RetryAfter);
        Assert.Contains("Nothing was changed", refused.Text, StringComparison.Ordinal);
        _aws.Table.Heal();
        await Wait.UntilAsync(async () => (await form.PostAsync()).Status == HttpStatusCode.Redirect);
        Assert.Equal(HttpStatusCode.BadRequest, (await form.With("__RequestVerificationToken", "forged").PostAsync()).Status);
    }

    [Fact]
    public async Task Start_TableOutOfReachAndNoReadModelOfIt_WaitsUntilItAnswers()
    {
        using (var first = await DirectoryProcess.StartAsync(_data, _admin, _aws.SettingsWithKey))
            await first.Client.AddAsync("OfAnotherTable");
        using (var elsewhere = new TemporaryFolder())
        using (await DirectoryProcess.StartAsync(elsewhere, OtherTable))
            _aws.Table.Break(Fault.Refuse);

        using var site = new DirectoryProcess(_data, OtherTable);
        await site.WaitForHealthAsync(HttpStatusCode.ServiceUnavailable);
        foreach (var list in (string[])["/", "/org", $"/org/{Guid.CreateVersion7()}", "/employees/deleted"])
        {
            using var unready = await site.Client.GetAsync(list);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, unready.StatusCode);
            Assert.DoesNotContain("OfAnotherTable", await unready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        _aws.Table.Heal();

        await site.WaitForHealthAsync(HttpStatusCode.OK);
        Assert.DoesNotContain("OfAnotherTable", await site.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private IEnumerable<(string Key, string Value)> OtherTable => field ??= [.. _aws.SettingsWithKey, ("Aws__TableName", DynamoDbLocal.NewTableName())];
}
