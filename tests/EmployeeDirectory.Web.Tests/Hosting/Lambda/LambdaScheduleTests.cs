using System.Net;
using System.Text.Json;
using Amazon.S3;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Hosting.Lambda;

/// <summary>What runs outside requests on Lambda, and the copies of the read model from which environments start.</summary>
public sealed class LambdaScheduleTests(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private static readonly TimeSpan AboveAMinute = TimeSpan.FromSeconds(61);

    private AwsStandIns _aws = null!;
    private AmazonS3Client _s3 = null!;
    private LambdaDirectory _lambda = null!;
    private LambdaEnvironment _schedule = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _aws = await AwsStandIns.StartAsync(dynamoDb, s3);
        _s3 = await s3.ClientAsync();
        using (var data = new TemporaryFolder())
        using (var first = await DirectoryProcess.StartAsync(data, _aws.SettingsWithKey))
            Assert.True(first.Id > 0);
        _lambda = new LambdaDirectory([.. _aws.SettingsWithKey, ("Metrics__Stack", "directory")]);
        await _lambda.StartAsync();
        await _lambda.SignInAsync();
        _schedule = await _lambda.StartAsync(ofRequests: false);
    }

    public async ValueTask DisposeAsync()
    {
        await _lambda.DisposeAsync();
        _s3.Dispose();
        await _aws.DisposeAsync();
    }

    [Fact]
    public async Task Schedule_WritesACopy_FromWhichTheNextEnvironmentStarts()
    {
        await _lambda.Admin.AddAsync("Copied Person");
        await RunScheduleAsync();
        var scans = _aws.Table.Requests.GetValueOrDefault("Scan");
        await _lambda.Admin.AddAsync("Added Later");

        var next = await _lambda.StartAsync(ofRequests: false);

        Assert.Contains("copied from the bucket", next.Process.Output, StringComparison.Ordinal);
        Assert.Equal(scans, _aws.Table.Requests.GetValueOrDefault("Scan"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Hide_Someone_LeavesNoCopyOfThem(bool erased)
    {
        var profile = await _lambda.Admin.AddAsync("Secret Agent");
        await RunScheduleAsync();
        Assert.NotEmpty(await CopiesAsync());

        var form = (await _lambda.Admin.GetPageAsync($"{profile}/edit")).Form("/edit");
        if (erased)
        {
            await form.With("Status", "Left").PostAsync();
            form = (await _lambda.Admin.GetPageAsync($"{profile}/erase")).Form("/erase").With("Name", "Secret Agent");
        }
        else
            form.With("Protected", "true");
        Assert.Equal(HttpStatusCode.Redirect, (await form.PostAsync()).Status);

        Assert.Empty(await CopiesAsync());
        // The first run learns of it, and deletes once more what another process may have written meanwhile.
        await RunScheduleAsync();
        await RunScheduleAsync();
        Assert.NotEmpty(await CopiesAsync());
        var next = await _lambda.StartAsync();
        Assert.Contains("copied from the bucket", next.Process.Output, StringComparison.Ordinal);
        for (var environment = 0; environment < 2; environment++)
            Assert.DoesNotContain("Secret Agent", (await _lambda.Visitor.GetPageAsync("/?q=secret")).Document.QuerySelector("main .cards, main ol, main ul")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_AreLinesOfTheLog()
    {
        await _lambda.Admin.AddAsync("Measured Person");
        await RunScheduleAsync();
        await Wait.UntilAsync(() => Task.FromResult(Lines(_lambda.Environments[0]).Any() && Lines(_schedule).Any()));

        var saves = Lines(_lambda.Environments[0]).First(line => line.TryGetProperty("Saves", out _));
        Assert.Equal("directory", saves.GetProperty("Stack").GetString());
        var declared = saves.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];
        Assert.Equal("EmployeeDirectory", declared.GetProperty("Namespace").GetString());
        Assert.Equal("Stack", declared.GetProperty("Dimensions")[0][0].GetString());
        Assert.Contains(declared.GetProperty("Metrics").EnumerateArray(), metric =>
            metric.GetProperty("Name").GetString() == "Saves" && metric.GetProperty("Unit").GetString() == "Count");
        Assert.Contains(Lines(_schedule), line => line.TryGetProperty("UnhealthyDependencies", out _));
        Assert.Contains(Lines(_schedule), line => line.TryGetProperty("Dependency", out var name) && name.GetString() == "DynamoDB");
    }

    private async Task RunScheduleAsync()
    {
        _lambda.Clock.Offset += AboveAMinute;
        await _schedule.InvokeAsync(new { @do = "scheduled work" });
    }

    private async Task<List<string>> CopiesAsync() =>
        [.. ((await _s3.ListVersionsAsync(BucketName, Stop)).Versions ?? []).Select(version => version.Key).Where(key => key.StartsWith("read-models/", StringComparison.Ordinal))];

    private string BucketName => _aws.Settings.First(setting => setting.Key == "Aws__PhotoBucket").Value;

    private static IEnumerable<JsonElement> Lines(LambdaEnvironment environment) => environment.Process.Output.Split('\n')
        .Where(line => line.StartsWith("{\"_aws\"", StringComparison.Ordinal)).Select(line => JsonSerializer.Deserialize<JsonElement>(line));
}
