using System.ComponentModel;
using System.Security.Cryptography;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Imaging;
using EmployeeDirectory.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeDirectory.Web.Features.Employees;

// Callers save the record afterwards: a crash in between leaves orphans for PhotoSweeper, never a dead reference.
public sealed class PhotoUploads(
    PhotoRenditions renditions, IDataProtectionProvider protection, ILogger<PhotoUploads> logger,
    DirectUploads? direct = null)
{
    public const long MaxBytes = 10 * 1024 * 1024;

    // Shorter than PhotoSweeper.Grace, so that a redeemed photo still exists.
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _tickets =
        protection.CreateProtector(nameof(PhotoUploads)).ToTimeLimitedDataProtector();

    public bool AcceptsFiles => direct is null;

    // RequestBodyLimit drops the photo of a request over this length.
    public static int RefusedStatus(HttpRequest request) => request.ContentLength > RequestBodyLimitAttribute.WithPhoto
        ? StatusCodes.Status413PayloadTooLarge
        : StatusCodes.Status422UnprocessableEntity;

    public async Task<PhotoReceipt> ReceiveAsync(PhotoForm form, Guid submissionId, CancellationToken ct)
    {
        if (form.Photo is not { } file)
            return Redeem(form);
        form.PhotoName = Path.GetFileName(file.FileName);
        form.UploadedPhoto = null;
        if (!AcceptsFiles)
            return new PhotoReceipt(
                Refusal: "The photo wasn’t saved. Save without it, then choose it on the photo page.");
        if (file.Length > MaxBytes)
            return new PhotoReceipt(
                Refusal: "This photo is larger than 10 MB. Choose a smaller one, or save a copy at a lower quality or size.");
        var crop = form.KeepsShape ? PhotoCrop.Whole : null;
        if (crop is null && !string.IsNullOrEmpty(form.Crop) && !PhotoCrop.TryParse(form.Crop, out crop))
            return new PhotoReceipt(
                Refusal: "The crop wasn’t valid. Choose the picture again.");
        try
        {
            var photoId = await StoreAsync(file, crop, submissionId, ct);
            form.UploadedPhoto = TicketFor(photoId);
            return new PhotoReceipt(photoId);
        }
        catch (PhotoRefusedException refused)
        {
            return new PhotoReceipt(Refusal: refused.Message);
        }
        catch (PhotoQueueFullException)
        {
            return new PhotoReceipt(Busy: true);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or InvalidOperationException or Win32Exception)
        {
            logger.LogError(fault, "A photo could not be rendered or stored");
            return new PhotoReceipt(Failed: true);
        }
    }

    public string TicketFor(string photoId) => _tickets.Protect(photoId, TicketLifetime);

    private async Task<string> StoreAsync(IFormFile file, PhotoCrop? crop, Guid submissionId, CancellationToken ct)
    {
        await using var original = file.OpenReadStream();
        var rendered = await renditions.RenderAsync(original, crop, ct);
        var photoId = StoredPhoto.IdFor(submissionId, rendered.Large);
        await renditions.StoreAsync(photoId, rendered, ct);
        return photoId;
    }

    private PhotoReceipt Redeem(PhotoForm form)
    {
        try
        {
            return new PhotoReceipt(
                string.IsNullOrEmpty(form.UploadedPhoto) ? null : _tickets.Unprotect(form.UploadedPhoto));
        }
        catch (CryptographicException)
        {
            form.UploadedPhoto = null;
            return new PhotoReceipt(Refusal: "The photo you chose has expired. Choose it again, or save without it.");
        }
    }
}

// All default: no photo was posted.
public sealed record PhotoReceipt(
    string? PhotoId = null, string? Refusal = null, bool Busy = false, bool Failed = false);
