using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Photos;

public sealed class PhotoSweeper(
    IPhotoStore photos, ICompanyStore company, ReadModel people, ReadModelStatus status, TimeProvider clock)
{
    // A form that is still open may save a younger photo.
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

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
        var logo = (await company.GetAsync(ct)).LogoId;
        var orphans = candidates.Where(photo => !shown.Contains(photo.PhotoId) && photo.PhotoId != logo).ToList();
        foreach (var orphan in orphans)
            await photos.DeleteAsync(orphan.PhotoId, ct);
        return orphans.Count;
    }
}
