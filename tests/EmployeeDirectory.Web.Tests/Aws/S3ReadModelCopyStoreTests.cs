using Amazon.S3;
using EmployeeDirectory.Aws;
using EmployeeDirectory.Aws.S3;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class S3ReadModelCopyStoreTests(S3Server s3) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly EphemeralDataProtectionProvider _keys = new();
    private AmazonS3Client _bucket = null!;
    private string _name = null!;
    private S3ReadModelCopyStore _store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _name = await s3.NewBucketAsync();
        _bucket = await s3.ClientAsync();
        await _bucket.PutBucketVersioningAsync(new() { BucketName = _name, VersioningConfig = new() { Status = VersionStatus.Enabled } }, Stop);
        _store = Open(_bucket);
    }

    public ValueTask DisposeAsync()
    {
        _bucket.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Fetch_WithoutACopy_IsFalse() => Assert.False(await _store.FetchAsync(_folder.PathOf("fetched"), Stop));

    [Theory, InlineData(1_000), InlineData(40_000_000)]
    public async Task Add_Again_LeavesTheNewestAlone(int size)
    {
        await AddAsync("first"u8.ToArray());
        var content = new byte[size];
        Random.Shared.NextBytes(content);
        _clock.Advance(TimeSpan.FromHours(1));
        await AddAsync(content);

        Assert.True(await _store.FetchAsync(_folder.PathOf("fetched"), Stop));
        var fetched = await File.ReadAllBytesAsync(_folder.PathOf("fetched"), Stop);
        Assert.True(content.AsSpan().SequenceEqual(fetched));
        Assert.Single(await VersionsAsync());
    }

    [Theory, InlineData("altered"), InlineData("half"), InlineData("of unknown origin")]
    public async Task Fetch_NotWhatWasStored_IsRefused(string how)
    {
        await AddAsync("all of it"u8.ToArray());
        var key = Assert.Single(await VersionsAsync());
        using var stored = await _bucket.GetObjectAsync(_name, key, Stop);
        var put = new Amazon.S3.Model.PutObjectRequest { BucketName = _name, Key = key, ContentBody = how == "half" ? "all" : "all of it!" };
        if (how != "of unknown origin")
            put.Metadata["proof"] = stored.Metadata["proof"];
        await _bucket.PutObjectAsync(put, Stop);

        await Assert.ThrowsAsync<InvalidDataException>(() => _store.FetchAsync(_folder.PathOf("fetched"), Stop));
    }

    [Fact]
    public async Task Fetch_WrittenWithoutTheKeysOfTheTable_IsRefused()
    {
        await File.WriteAllTextAsync(_folder.PathOf("file"), "forged", Stop);
        await Open(_bucket, new EphemeralDataProtectionProvider()).AddAsync(_folder.PathOf("file"), Stop);
        await Assert.ThrowsAsync<InvalidDataException>(() => _store.FetchAsync(_folder.PathOf("fetched"), Stop));
    }

    [Fact]
    public async Task DeleteAll_TakesThoseOfOtherReleasesAndAllVersionsAlongAndNoPhotos()
    {
        await AddAsync("mine"u8.ToArray());
        foreach (var key in (string[])["read-models/1/20260101T000000000", "read-models/1/20260101T000000000", "photos/a/64.webp"])
            await _bucket.PutObjectAsync(new() { BucketName = _name, Key = key, ContentBody = "." }, Stop);
        await _bucket.DeleteObjectAsync(_name, "read-models/1/20260101T000000000", Stop);

        await _store.DeleteAllAsync(Stop);

        Assert.Equal(["photos/a/64.webp"], await VersionsAsync());
    }

    [Fact]
    public async Task Calls_BucketOutOfReach_AreUnavailable()
    {
        await using var proxy = await FaultProxy.StartAsync(await s3.EndpointAsync());
        proxy.Break(Fault.Refuse);
        using var client = await s3.ClientAsync(proxy.Endpoint);
        var store = Open(client);
        await File.WriteAllTextAsync(_folder.PathOf("file"), "content", Stop);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AddAsync(_folder.PathOf("file"), Stop));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.FetchAsync(_folder.PathOf("fetched"), Stop));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.DeleteAllAsync(Stop));
    }

    private S3ReadModelCopyStore Open(AmazonS3Client bucket, IDataProtectionProvider? keys = null) =>
        new(bucket, Options.Create(new AwsOptions { PhotoBucket = _name }), keys ?? _keys, _clock);

    private async Task AddAsync(byte[] content)
    {
        await File.WriteAllBytesAsync(_folder.PathOf("file"), content, Stop);
        await _store.AddAsync(_folder.PathOf("file"), Stop);
    }

    private async Task<List<string>> VersionsAsync() =>
        [.. ((await _bucket.ListVersionsAsync(_name, Stop)).Versions ?? []).Select(version => version.Key)];
}
