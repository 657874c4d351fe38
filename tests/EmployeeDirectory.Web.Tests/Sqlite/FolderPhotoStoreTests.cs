using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Employees;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Sqlite;

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
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.PingAsync(Stop));
        Assert.Contains("Restore it from a backup", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_FolderGone_MakesNoEmptyOneInItsPlace()
    {
        Directory.Delete(_folder.PathOf("photos"), recursive: true);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.PutAsync(new string('a', 32), 64, new byte[1], Stop));
        Assert.False(Directory.Exists(_folder.PathOf("photos")));
    }
}
