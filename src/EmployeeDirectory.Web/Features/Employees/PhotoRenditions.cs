using System.Diagnostics;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Imaging;

namespace EmployeeDirectory.Web.Features.Employees;

public sealed class PhotoRenditions(PhotoRenderer renderer, IPhotoStore store, DirectoryMetrics metrics)
{
    public async Task<Renditions> RenderAsync(Stream original, PhotoCrop? crop, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var renditions = await renderer.RenderAsync(original, crop, ct);
        metrics.Rendered(Stopwatch.GetElapsedTime(started));
        return renditions;
    }

    // The smallest comes last: once it is there, all are.
    public async Task StoreAsync(string photoId, Renditions renditions, CancellationToken ct)
    {
        var (last, others) = (Renditions.Sizes[0], Renditions.Sizes.Skip(1));
        await Task.WhenAll(others.Select(size => store.PutAsync(photoId, size, renditions[size], ct)));
        await store.PutAsync(photoId, last, renditions[last], ct);
    }

    public async Task<bool> AreStoredAsync(string photoId, CancellationToken ct) =>
        await store.GetAsync(photoId, Renditions.Sizes[0], ct) is not null;
}
