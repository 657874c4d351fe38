using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Photos;

public sealed class PhotoSweeper(
    IPhotoStore photos, ReadModel people, ReadModelStatus status, TimeProvider clock, ILogger<PhotoSweeper> logger)
    : BackgroundService
{
    // A form that is still open may save a younger photo.
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    // An older read model may not know a photo's owner yet.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow() - Grace;
        var shown = people.PhotoIds();
        // After the read: a damaged read model is emptied.
        if (status.Age > MaxAge)
            return 0;
        var candidates = await photos.ListAsync(ct)
            .Where(photo => photo.WrittenAt < limit && !shown.Contains(photo.PhotoId)).ToListAsync(ct);
        // Again, for records that were saved during the listing.
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
            // Catches every fault: photos that stay are better than an instance that stops.
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
