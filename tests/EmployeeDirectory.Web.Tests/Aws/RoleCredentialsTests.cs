using System.Diagnostics;
using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class RoleCredentialsTests(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan UseLimit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _data = new();
    private AwsStandIns _aws = null!;
    private RoleMetadata _metadata = null!;

    public async ValueTask InitializeAsync() =>
        (_aws, _metadata) = (await AwsStandIns.StartAsync(dynamoDb, s3), await RoleMetadata.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await _metadata.DisposeAsync();
        await _aws.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Role_SignsEveryRequestToTableAndBucket()
    {
        using var site = await DirectoryProcess.StartAsync(_data, new CookieContainer(), Settings(_metadata.Endpoint));
        await site.Client.AddWithPhotoAsync("Rosa Role");

        Assert.Subset(_metadata.HandedOut.ToHashSet(), KeysOf(_aws.Table));
        Assert.Subset(_metadata.HandedOut.ToHashSet(), KeysOf(_aws.Bucket));
        Assert.Equal(_aws.Table.Requests.Values.Sum(), _aws.Table.Signatures.Count);
        Assert.Equal(_aws.Bucket.Requests.Values.Sum(), _aws.Bucket.Signatures.Count);
    }

    [Fact]
    public async Task Role_UnderSteadyUse_IsRenewedBeforeItExpiresAndNoRequestFails()
    {
        _metadata.Lifetime = TimeSpan.FromSeconds(10);
        using var site = await DirectoryProcess.StartAsync(_data, new CookieContainer(), Settings(_metadata.Endpoint));
        var (profile, photo) = await site.Client.AddWithPhotoAsync("Rosa Role");
        for (var clock = Stopwatch.StartNew(); KeysOf(_aws.Table).Count < 3 || KeysOf(_aws.Bucket).Count < 3; await Task.Delay(20))
        {
            foreach (var address in (string[])[profile, photo, "/health/deep"])
                Assert.Equal((address, HttpStatusCode.OK), (address, (await site.Client.GetAsync(address)).StatusCode));
            Assert.True(clock.Elapsed < UseLimit, "The credentials were not renewed twice.");
        }

        Assert.All(_aws.Table.Signatures.Concat(_aws.Bucket.Signatures), signature => Assert.True(signature.At <= _metadata.ExpiryOf(signature.AccessKey)));
        Assert.DoesNotContain("   at ", site.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_Silent_StopsTheStartWithOneLine()
    {
        _metadata.Silent = true;
        await AssertStopsAsync(_metadata.Endpoint);
    }

    [Fact]
    public async Task Metadata_Absent_StopsTheStartWithOneLine() =>
        await AssertStopsAsync($"http://127.0.0.1:{Loopback.FreePort()}");

    private async Task AssertStopsAsync(string metadata)
    {
        using var site = new DirectoryProcess(_data, Settings(metadata));
        Assert.Equal(1, await site.ExitAsync(StartLimit));
        Assert.StartsWith("No AWS credentials: ", site.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("StartupException", site.Output, StringComparison.Ordinal);
    }

    private IEnumerable<(string Key, string Value)> Settings(string metadata) =>
        [.. _aws.Settings, ("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata)];

    private static HashSet<string> KeysOf(FaultProxy proxy) => [.. proxy.Signatures.Select(signature => signature.AccessKey)];
}
