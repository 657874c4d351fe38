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

    public Task StoreAsync(string photoId, Renditions renditions, CancellationToken ct) =>
        Task.WhenAll(Renditions.Sizes.Select(size => store.PutAsync(photoId, size, renditions[size], ct)));
}
