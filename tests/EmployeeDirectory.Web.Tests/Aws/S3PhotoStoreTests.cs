using EmployeeDirectory.Web.Aws;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Tests.Engines;
using EmployeeDirectory.Web.Tests.Features.Photos;
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

    private async Task<S3PhotoStore> OpenAsync(string bucket) =>
        new(await engine.ClientAsync(), Options.Create(new AwsOptions { PhotoBucket = bucket }));
}
