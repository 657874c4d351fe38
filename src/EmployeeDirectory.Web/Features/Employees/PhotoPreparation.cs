using EmployeeDirectory.Aws.S3;
using EmployeeDirectory.Imaging;

namespace EmployeeDirectory.Web.Features.Employees;

// What a picture in the inbox sets off, perhaps more than once: the same content gets the same address.
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
            var crop = PhotoCrop.TryParse(picture.Crop, out var square) ? square : null;
            await renditions.StoreAsync(
                picture.PhotoId, await renditions.RenderAsync(picture.Content, crop, ct), ct);
        }
        catch (PhotoRefusedException refused)
        {
            await inbox.RefuseAsync(picture.PhotoId, refused.Reason.ToString(), ct);
        }
    }
}
