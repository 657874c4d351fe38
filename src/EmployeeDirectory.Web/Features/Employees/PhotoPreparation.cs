using EmployeeDirectory.Aws.S3;
using EmployeeDirectory.Imaging;

namespace EmployeeDirectory.Web.Features.Employees;

// Idempotent: events are delivered at least once.
public sealed class PhotoPreparation(S3PhotoInbox inbox, PhotoRenditions renditions, ILogger<PhotoPreparation> logger)
{
    public async Task PrepareAsync(string key, string etag, CancellationToken ct)
    {
        if (await inbox.ReadAsync(key, etag, ct) is not { } picture)
        {
            logger.LogInformation("The picture {Key} was replaced or is gone", key);
            return;
        }
        try
        {
            var crop = picture.KeepsShape ? PhotoCrop.Whole : PhotoCrop.TryParse(picture.Crop, out var square) ? square : null;
            var rendered = await renditions.RenderAsync(picture.Content, crop, ct);
            // The smallest comes last: once it is there, all are.
            foreach (var size in Renditions.Sizes.Reverse())
                await inbox.StoreAsync(picture.PhotoId, size, rendered[size], ct);
        }
        catch (PhotoRefusedException refused)
        {
            await inbox.RefuseAsync(picture.PhotoId, refused.Reason.ToString(), ct);
        }
        await inbox.DeleteAsync(key, picture, ct);
    }
}
