using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Photos;

/// <summary>Removes photos that no record shows, deleted records included, once they are older than any form that may still save them.</summary>
public sealed class PhotoSweeper(
    IPhotoStore photos, ReadModel people, ReadModelStatus status, TimeProvider clock, ILogger<PhotoSweeper> logger) : BackgroundService
{
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    /// <summary>With an older read model a photo may have an owner that is not known here yet.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    /// <returns>How many photos were removed.</returns>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow() - Grace;
        if (status.Age > MaxAge)
            return 0;
        var shown = people.PhotoIds();
        var orphans = photos.ListAsync(ct).Where(photo => photo.WrittenAt < limit && !shown.Contains(photo.PhotoId));
        var removed = 0;
        await foreach (var orphan in orphans.WithCancellation(ct))
        {
            await photos.DeleteAsync(orphan.PhotoId, ct);
            removed++;
        }
        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (StoreUnavailableException fault)
            {
                logger.LogWarning(fault, "Photos nobody shows stay until the next sweep");
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
        }
    }
}
