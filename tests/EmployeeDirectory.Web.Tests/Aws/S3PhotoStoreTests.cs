using Amazon.S3;
using EmployeeDirectory.Aws;
using EmployeeDirectory.Aws.S3;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Employees;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class S3PhotoStoreTests(S3Server engine) : PhotoStoreContract
{
    protected override async Task<IPhotoStore> CreateAsync() => await OpenAsync(await engine.NewBucketAsync());

    [Fact]
    public async Task Every_BucketMissing_IsUnavailableAndNotEmpty()
    {
        var store = await OpenAsync("no-such-bucket");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PingAsync(Stop));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.GetAsync("0", 64, Stop));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PutAsync("0", 64, new byte[] { 1 }, Stop));
    }

    [Fact]
    public async Task Delete_InABucketThatKeepsVersions_LeavesNone()
    {
        var bucket = await engine.NewBucketAsync();
        using var s3 = await engine.ClientAsync();
        await s3.PutBucketVersioningAsync(new() { BucketName = bucket, VersioningConfig = new() { Status = VersionStatus.Enabled } }, Stop);
        var (store, id) = (await OpenAsync(bucket), new string('a', 32));
        for (var version = 0; version < 3; version++)
            await store.PutAsync(id, 64, new byte[] { 1 }, Stop);
        await s3.DeleteObjectAsync(bucket, $"photos/{id}/64.webp", Stop);
        await store.PutAsync(new string('b', 32), 64, new byte[] { 1 }, Stop);

        await store.DeleteAsync(id, Stop);

        var left = (await s3.ListVersionsAsync(bucket, Stop)).Versions;
        Assert.Equal($"photos/{new string('b', 32)}/64.webp", Assert.Single(left).Key);
    }

    private async Task<S3PhotoStore> OpenAsync(string bucket) =>
        new(await engine.ClientAsync(), Options.Create(new AwsOptions { PhotoBucket = bucket }));
}
