using EmployeeDirectory.Web.Features.Search;

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
        var shown = people.PhotoIds();
        // Asked after the reading, as a damaged read model is emptied.
        if (status.Age > MaxAge)
            return 0;
        var candidates = await photos.ListAsync(ct)
            .Where(photo => photo.WrittenAt < limit && !shown.Contains(photo.PhotoId)).ToListAsync(ct);
        // Asked again, for records that were saved while the photos were listed.
        shown = people.PhotoIds();
        var orphans = candidates.Where(photo => !shown.Contains(photo.PhotoId)).ToList();
        foreach (var orphan in orphans)
            await photos.DeleteAsync(orphan.PhotoId, ct);
        return orphans.Count;
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
            // Whatever it is: photos that stay are better than an instance that stops.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(fault, "Photos nobody shows stay until the next sweep");
            }
            catch (OperationCanceledException)
            {
            }
        }
    }
}
