using System.Globalization;
using System.Runtime.CompilerServices;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Core.Sqlite;

public sealed class FolderPhotoStore : IPhotoStore
{
    private readonly string _folder;

    public FolderPhotoStore(IOptions<StorageOptions> options)
    {
        _folder = options.Value.PathOf("photos");
        PrivateFiles.CreateFolder(_folder);
    }

    // Written aside and moved into place, so that a reader never sees half a file.
    public Task PutAsync(string photoId, int size, ReadOnlyMemory<byte> webp, CancellationToken ct) =>
        GuardAsync(async () =>
        {
            RequireFolder();
            PrivateFiles.CreateFolder(FolderOf(photoId));
            var path = PathOf(photoId, size);
            var aside = $"{path}.{Guid.NewGuid():N}";
            await using (var file = new FileStream(aside, PrivateFiles.Options(FileMode.CreateNew)))
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
    {
        RequireFolder();
        return Task.FromResult(true);
    });

    public Task WriteHeartbeatAsync(CancellationToken ct) => GuardAsync(() =>
    {
        PrivateFiles.ProbeRoom(Path.Combine(_folder, "heartbeat"));
        return Task.FromResult(true);
    });

    // Skips other folders, such as lost+found on a volume of its own.
    private List<StoredPhoto> List() =>
        [.. new DirectoryInfo(_folder).EnumerateDirectories()
            .Where(folder => StoredPhoto.IsId(folder.Name))
            .Select(folder => new StoredPhoto(
                folder.Name,
                folder.EnumerateFiles().Select(file => file.LastWriteTimeUtc)
                    .DefaultIfEmpty(folder.LastWriteTimeUtc).Max()))];

    // Not recreated while running: an empty folder would pass for the lost one. GetAttributes throws with the reason.
    private void RequireFolder()
    {
        if (!File.GetAttributes(_folder).HasFlag(FileAttributes.Directory))
            throw new DirectoryNotFoundException("The photo folder is gone.");
    }

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
            throw new StoreUnavailableException(
                fault is DirectoryNotFoundException or FileNotFoundException
                    ? "The folder of the photos is gone. Restore it from a backup, or create it."
                    : "The folder of the photos does not take files: its disk is full, or it belongs to another account. Free some space, and check who owns it.",
                fault);
        }
    }
}
