using EmployeeDirectory.Web.Embedded;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Tests.Features.Photos;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Embedded;

public sealed class FolderPhotoStoreTests : PhotoStoreContract
{
    private readonly TemporaryFolder _folder = new();

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<IPhotoStore> CreateAsync() =>
        Task.FromResult<IPhotoStore>(new FolderPhotoStore(Options.Create(new StorageOptions { DataFolder = _folder.Path })));

    [Fact]
    public async Task Ping_FolderGone_SaysSo()
    {
        Directory.Delete(_folder.PathOf("photos"), recursive: true);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.PingAsync(Stop));
    }
}
