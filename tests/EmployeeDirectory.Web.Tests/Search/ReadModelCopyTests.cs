using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using EmployeeDirectory.Aws;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Aws.S3;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Employees;
using EmployeeDirectory.Web.Tests.Site;
using EmployeeDirectory.Web.Tests.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>New instances that start from the copy which another one left in the bucket, or do without.</summary>
public sealed class ReadModelCopyTests(FleetOfOne fleet, DynamoDbLocal dynamoDb, S3Server s3)
    : IClassFixture<FleetOfOne>, IAsyncLifetime
{
    private static readonly TimeSpan AboveTenMinutes = TimeSpan.FromMinutes(11);
    private static readonly TimeSpan AboveAnHour = TimeSpan.FromMinutes(61);

    private readonly List<FleetInstance> _others = [];
    private AmazonS3Client _s3 = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private FleetInstance First => fleet.Instance;

    private IOptions<AwsOptions> TableOptions => Options.Create(new AwsOptions { TableName = fleet.SettingOf("Aws__TableName") });

    private string Bucket => fleet.SettingOf("Aws__PhotoBucket");

    public async ValueTask InitializeAsync()
    {
        _s3 = await s3.ClientAsync();
        await _s3.PutBucketVersioningAsync(new() { BucketName = Bucket, VersioningConfig = new() { Status = VersionStatus.Enabled } }, Stop);
        await First.Client.AddAsync("Copied");
        await CopyAsync();
        await First.Client.AddAsync("Added Later");
    }

    public async ValueTask DisposeAsync()
    {
        fleet.Aws.Bucket.Heal();
        foreach (var instance in _others)
            await instance.DisposeAsync();
        _s3.Dispose();
    }

    [Fact]
    public async Task Start_NewInstance_TakesTheCopyAndFollows()
    {
        var second = await StartAsync();
        Assert.Contains("copied from the bucket", second.Process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("is not used", second.Process.Output, StringComparison.Ordinal);
        await AssertWholeAsync(second);
        await First.Client.AddAsync("Added Last");
        await Wait.UntilAsync(() => second.ListsAsync("Added Last"));
    }

    [Theory]
    [InlineData("altered")]
    [InlineData("half")]
    [InlineData("of another table")]
    [InlineData("damaged")]
    [InlineData("of a fast clock")]
    [InlineData("no copy")]
    public async Task Start_CopyIsNoGood_ReadsAll(string how)
    {
        var copy = await FetchAsync();
        await PutAsync(
            how switch
            {
                "altered" => [.. copy[..^1], (byte)~copy[^1]],
                "half" => copy[..(copy.Length / 2)],
                "of another table" => await ChangedAsync(copy, "update position set identity = 'another'; update person set document = '{}'"),
                "damaged" => await ChangedAsync(copy, "update position set cursor = cursor", damage: true),
                "of a fast clock" => await ChangedAsync(
                    copy, $"update position set as_of = '{DateTime.UtcNow + First.Clock.Offset + TimeSpan.FromHours(2):yyyy-MM-dd HH:mm:ss}+00:00'"),
                _ => "no copy at all"u8.ToArray()
            },
            hashOf: how is "altered" or "half" ? copy : null);

        var second = await StartAsync();

        Assert.Contains("is not used", second.Process.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, second.Requested("Scan"));
        await AssertWholeAsync(second);
    }

    [Fact]
    public async Task Start_CopyTooOldForTheFeed_IsComparedBeforeAnythingIsShown()
    {
        var leaver = await First.Client.AddAsync("Gone Since");
        await CopyAsync();
        var copy = await FetchAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await (await First.Client.GetPageAsync($"{leaver}/delete")).Form("/delete").PostAsync()).Status);
        var tooOld = DateTime.UtcNow + First.Clock.Offset - TimeSpan.FromHours(25);
        await PutAsync(await ChangedAsync(copy, $"update position set cursor = '{tooOld:O}'"));

        var second = await StartAsync();

        Assert.False(await second.ListsAsync("Gone Since"));
        await AssertWholeAsync(second);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Hide_Someone_DeletesTheCopiesAndThoseThatOthersWrite(bool erased)
    {
        var profile = await First.Client.AddAsync("Secret Agent");
        await CopyAsync();
        await PutAsync(await FetchAsync());
        Assert.NotEmpty(await VersionsAsync());

        var form = (await First.Client.GetPageAsync($"{profile}/edit")).Form("/edit");
        if (erased)
        {
            await form.With("Status", "Left").PostAsync();
            form = (await First.Client.GetPageAsync($"{profile}/erase")).Form("/erase").With("Name", "Secret Agent");
        }
        else
            form.With("Protected", "true");
        Assert.Equal(HttpStatusCode.Redirect, (await form.PostAsync()).Status);

        await Wait.UntilAsync(async () => await VersionsAsync() is []);
        // A new one is written after ten minutes; rewriting the file of an erased person deletes that once more.
        var clock = Stopwatch.StartNew();
        First.Clock.Offset += AboveTenMinutes;
        await Wait.UntilAsync(async () =>
        {
            if (clock.Elapsed > TimeSpan.FromSeconds(5))
            {
                First.Clock.Offset += AboveTenMinutes;
                clock.Restart();
            }
            return await VersionsAsync() is [_];
        });
        var second = await StartAsync();
        Assert.False(await second.ListsAsync("Secret Agent"));
        await AssertWholeAsync(second);
    }

    [Fact]
    public async Task Write_Killed_LeavesNothingToStartFromUntilTheNextTurn()
    {
        foreach (var key in (await VersionsAsync()).Distinct())
            await _s3.DeleteObjectAsync(Bucket, key, Stop);
        fleet.Aws.Bucket.Break(Fault.Stall, "PUT");
        var puts = fleet.Aws.Bucket.Requests["PUT"];
        First.Clock.Offset += AboveAnHour;
        await Wait.UntilAsync(() => Task.FromResult(fleet.Aws.Bucket.Requests["PUT"] > puts));
        await First.StopAsync(killed: true);
        fleet.Aws.Bucket.Heal();

        var second = await StartAsync();

        Assert.DoesNotContain("copied from the bucket", second.Process.Output, StringComparison.Ordinal);
        await AssertWholeAsync(second);
        First.Clock.Offset = second.Clock.Offset += AboveAnHour;
        await Wait.UntilAsync(async () => (await ListAsync()).Count == 1);
        await First.StartAsync();
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(First.ReadModel)!, "copied.db*"));
        await AssertWholeAsync(First);
    }

    [Fact]
    public async Task Start_BucketOutOfReach_ReadsAll()
    {
        fleet.Aws.Bucket.Break(Fault.Refuse, "GET");
        var second = await StartAsync();
        Assert.Contains("is not used", second.Process.Output, StringComparison.Ordinal);
        await AssertWholeAsync(second);
    }

    private async Task<FleetInstance> StartAsync()
    {
        var instance = await FleetInstance.StartAsync(dynamoDb, fleet.Aws, fleet.Admin, First.Clock.Offset);
        _others.Add(instance);
        return instance;
    }

    /// <summary>Has the first instance compare, and so write a copy of all that it knows.</summary>
    private async Task CopyAsync()
    {
        var before = await ListAsync();
        First.Clock.Offset += AboveAnHour;
        await Wait.UntilAsync(async () => await ListAsync() is [var only] && !before.Contains(only));
    }

    private async Task AssertWholeAsync(FleetInstance instance)
    {
        Assert.True(await instance.ListsAsync("Copied") && await instance.ListsAsync("Added Later"));
        var table = new DynamoDbEmployeeStore(
            await dynamoDb.ClientAsync(), TableOptions,
            Unread.Metrics, TimeProvider.System, NullLogger<DynamoDbEmployeeStore>.Instance);
        await ReadModelFile.AssertBecomesAsync(instance.ReadModel, table);
    }

    private async Task<List<string>> ListAsync() =>
        [.. ((await _s3.ListObjectsV2Async(new() { BucketName = Bucket, Prefix = "read-models/" }, Stop)).S3Objects ?? []).Select(stored => stored.Key)];

    private async Task<List<string>> VersionsAsync() =>
        [.. ((await _s3.ListVersionsAsync(new ListVersionsRequest { BucketName = Bucket, Prefix = "read-models/" }, Stop)).Versions ?? []).Select(version => version.Key)];

    private async Task<byte[]> FetchAsync()
    {
        using var stored = await _s3.GetObjectAsync(Bucket, Assert.Single(await ListAsync()), Stop);
        using var content = new MemoryStream();
        await stored.ResponseStream.CopyToAsync(content, Stop);
        return content.ToArray();
    }

    /// <summary>Instead of the newest copy.</summary>
    private async Task PutAsync(byte[] content, byte[]? hashOf = null)
    {
        var put = new PutObjectRequest { BucketName = Bucket, Key = Assert.Single(await ListAsync()), InputStream = new MemoryStream(content) };
        put.Metadata["proof"] = (await KeysAsync()).CreateProtector(nameof(S3ReadModelCopyStore)).Protect(Convert.ToHexStringLower(SHA256.HashData(hashOf ?? content)));
        await _s3.PutObjectAsync(put, Stop);
    }

    /// <summary>Those of the instances, which are in the table.</summary>
    private async Task<IDataProtectionProvider> KeysAsync()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName(nameof(EmployeeDirectory));
        var ring = new DynamoDbKeyRing(await dynamoDb.ClientAsync(), TableOptions);
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = ring);
        return services.BuildServiceProvider().GetDataProtectionProvider();
    }

    /// <param name="damage">Of a page that a start reads.</param>
    private static async Task<byte[]> ChangedAsync(byte[] copy, string sql, bool damage = false)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("copy.db");
        await using (var packed = new BrotliStream(new MemoryStream(copy), CompressionMode.Decompress))
        await using (var file = File.Create(path))
            await packed.CopyToAsync(file, Stop);
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            await using var change = connection.CreateCommand();
            change.CommandText = $"pragma journal_mode = delete; {sql}";
            Assert.NotEqual(0, await change.ExecuteNonQueryAsync(Stop));
        }
        if (damage)
            Damage.RootPage(path, "person_words");
        using var result = new MemoryStream();
        await using (var packed = new BrotliStream(result, CompressionLevel.Fastest))
            await packed.WriteAsync(await File.ReadAllBytesAsync(path, Stop), Stop);
        return result.ToArray();
    }
}
