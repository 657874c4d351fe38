using Amazon.S3.Model;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Aws;

/// <summary>The first start in some region, with nothing there yet.</summary>
public sealed class AwsFirstRunTests(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private AwsStandIns _aws = null!;

    public async ValueTask InitializeAsync() => _aws = await AwsStandIns.StartAsync(dynamoDb, s3);

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        _data.Dispose();
    }

    [Theory]
    [InlineData("AWS_REGION", "eu-west-1", "eu-west-1")]
    [InlineData("AWS_REGION", "us-east-1", null)]
    [InlineData("AWS_REGION", "af-south-1", "af-south-1")]
    [InlineData("AWS_DEFAULT_REGION", "eu-central-1", "eu-central-1")]
    public async Task Start_CreateMissing_MakesTheBucketInTheRegion(string setting, string region, string? constraint)
    {
        using var site = await DirectoryProcess.StartAsync(_data, [.. Without("AWS_REGION"), (setting, region)]);
        using var client = await s3.ClientAsync();
        var location = (await client.GetBucketLocationAsync(new GetBucketLocationRequest { BucketName = Bucket })).Location?.Value;
        Assert.Equal(constraint ?? "", location ?? "");
        await AssertHealthyAsync(site);
    }

    [Theory]
    [InlineData("AccessDenied", "Allow the role")]
    [InlineData("ExpiredToken", "have expired")]
    [InlineData("InternalError", "tried again")]
    public async Task Start_BucketRefusedForNow_SaysWhyAndTriesAgain(string code, string remedy)
    {
        _aws.Bucket.Deny(code, "PUT");
        using var site = await DirectoryProcess.StartAsync(_data, _aws.SettingsWithKey);
        await Wait.UntilAsync(() => Task.FromResult(site.Output.Contains(code, StringComparison.Ordinal)));
        Assert.Contains(remedy, site.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("did not answer", site.Output, StringComparison.Ordinal);
        _aws.Bucket.Heal();
        await AssertHealthyAsync(site);
    }

    [Theory]
    [InlineData("BucketAlreadyExists", "Set Aws__PhotoBucket to another name")]
    [InlineData("InvalidBucketName", "Set Aws__PhotoBucket to 3 to 63")]
    [InlineData("IllegalLocationConstraintException", "Check AWS_REGION")]
    public async Task Start_BucketThatOnlySettingsMend_StopsWithOneLine(string code, string remedy)
    {
        _aws.Bucket.Deny(code, "PUT");
        using var site = new DirectoryProcess(_data, _aws.SettingsWithKey);
        Assert.Equal(1, await site.ExitAsync());
        Assert.Contains(code, site.Error, StringComparison.Ordinal);
        Assert.Contains(remedy, site.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TwoInstancesAtOnce_ShareOneTableAndBucket()
    {
        using var otherData = new TemporaryFolder();
        var settings = _aws.SettingsWithKey.Append(("AWS_REGION", "eu-west-1")).ToList();
        var both = await Task.WhenAll(DirectoryProcess.StartAsync(_data, settings), DirectoryProcess.StartAsync(otherData, settings));
        foreach (var site in both)
        {
            await AssertHealthyAsync(site);
            site.Dispose();
        }
    }

    private string Bucket => _aws.Settings.Single(setting => setting.Key == "Aws__PhotoBucket").Value;

    private IEnumerable<(string Key, string Value)> Without(string name) => _aws.SettingsWithKey.Where(setting => setting.Key != name);

    private static Task AssertHealthyAsync(DirectoryProcess site) => Wait.UntilAsync(
        async () => (await site.Client.GetAsync("/health/deep")).IsSuccessStatusCode, seconds: 60);
}
