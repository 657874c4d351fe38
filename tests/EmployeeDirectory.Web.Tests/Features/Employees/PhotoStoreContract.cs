using System.Security.Cryptography;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Imaging;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>What every photo store does, run over each that ships.</summary>
public abstract class PhotoStoreContract : IAsyncLifetime
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected IPhotoStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await CreateAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<IPhotoStore> CreateAsync();

    [Fact]
    public async Task Get_WhatWasPut_IsTheSameBytes()
    {
        var (id, bytes) = (NewId(), RandomNumberGenerator.GetBytes(300_000));
        await Store.PutAsync(id, 1024, bytes, Stop);
        Assert.Equal(bytes, await Store.GetAsync(id, 1024, Stop));
    }

    [Fact]
    public async Task Get_UnknownPhotoOrSize_IsNull()
    {
        var id = NewId();
        await Store.PutAsync(id, 64, new byte[] { 1 }, Stop);
        Assert.Null(await Store.GetAsync(id, 256, Stop));
        Assert.Null(await Store.GetAsync(NewId(), 64, Stop));
    }

    [Fact]
    public async Task Put_Again_IsHarmless()
    {
        var id = NewId();
        await Store.PutAsync(id, 64, new byte[] { 1, 2 }, Stop);
        await Store.PutAsync(id, 64, new byte[] { 1, 2 }, Stop);
        Assert.Equal([1, 2], await Store.GetAsync(id, 64, Stop));
        Assert.Single(await Store.ListAsync(Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task Delete_RemovesEveryRenditionAndNoOther()
    {
        var (gone, kept) = (await PutAllAsync(), await PutAllAsync());
        await Store.DeleteAsync(gone, Stop);
        await Store.DeleteAsync(gone, Stop);
        foreach (var size in Renditions.Sizes)
        {
            Assert.Null(await Store.GetAsync(gone, size, Stop));
            Assert.NotNull(await Store.GetAsync(kept, size, Stop));
        }
    }

    [Fact]
    public async Task List_MorePhotosThanAPage_TellsEachOnceWithItsTime()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-2);
        var ids = new List<string>();
        for (var photo = 0; photo < 400; photo++)
            ids.Add(await PutAllAsync());

        var listed = await Store.ListAsync(Stop).ToListAsync(Stop);

        Assert.Equal(ids.Order(), listed.Select(photo => photo.PhotoId).Order());
        Assert.All(listed, photo => Assert.InRange(photo.WrittenAt, before, DateTimeOffset.UtcNow.AddSeconds(2)));
    }

    [Fact]
    public Task Ping_OfAReachableStore_Returns() => Store.PingAsync(Stop);

    private async Task<string> PutAllAsync()
    {
        var id = NewId();
        foreach (var size in Renditions.Sizes)
            await Store.PutAsync(id, size, new byte[] { 1 }, Stop);
        return id;
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
