using System.Globalization;
using System.Runtime.CompilerServices;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Embedded;

/// <summary>Renditions in the data folder, as <c>photos/{id}/{size}.webp</c>.</summary>
public sealed class FolderPhotoStore : IPhotoStore
{
    private readonly string _folder;

    public FolderPhotoStore(IOptions<StorageOptions> options)
    {
        _folder = options.Value.PathOf("photos");
        Directory.CreateDirectory(_folder);
    }

    /// <summary>Written aside and moved into place, so that a reader never sees half a file.</summary>
    public Task PutAsync(string photoId, int size, ReadOnlyMemory<byte> webp, CancellationToken ct) => GuardAsync(async () =>
    {
        Directory.CreateDirectory(FolderOf(photoId));
        var path = PathOf(photoId, size);
        var aside = $"{path}.{Guid.NewGuid():N}";
        await using (var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write))
        {
            await file.WriteAsync(webp, ct);
            file.Flush(flushToDisk: true);
        }
        File.Move(aside, path, overwrite: true);
        return true;
    });

    public Task<byte[]?> GetAsync(string photoId, int size, CancellationToken ct) => GuardAsync(async () =>
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(photoId, size), ct);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    });

    public Task DeleteAsync(string photoId, CancellationToken ct) => GuardAsync(() =>
    {
        if (Directory.Exists(FolderOf(photoId)))
            Directory.Delete(FolderOf(photoId), recursive: true);
        return Task.FromResult(true);
    });

    public async IAsyncEnumerable<StoredPhoto> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var photo in await GuardAsync(() => Task.FromResult(List())))
        {
            ct.ThrowIfCancellationRequested();
            yield return photo;
        }
    }

    public Task PingAsync(CancellationToken ct) => GuardAsync(() =>
        Directory.Exists(_folder) ? Task.FromResult(true) : throw new DirectoryNotFoundException("The photo folder is gone."));

    /// <summary>Other folders, such as lost+found on a volume of its own, are left alone.</summary>
    private List<StoredPhoto> List() =>
        [.. new DirectoryInfo(_folder).EnumerateDirectories()
            .Where(folder => StoredPhoto.IsId(folder.Name))
            .Select(folder => new StoredPhoto(
                folder.Name,
                folder.EnumerateFiles().Select(file => file.LastWriteTimeUtc).DefaultIfEmpty(folder.LastWriteTimeUtc).Max()))];

    private string FolderOf(string photoId) => Path.Combine(_folder, photoId);

    private string PathOf(string photoId, int size) =>
        Path.Combine(FolderOf(photoId), string.Create(CultureInfo.InvariantCulture, $"{size}.webp"));

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException("The photo folder did not take the request.", fault);
        }
    }
}
