using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using EmployeeDirectory.Web.Features.Metrics;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Imaging;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeDirectory.Web.Features.Photos;

/// <summary>
/// Takes a posted picture to stored renditions. The record that shows it is saved afterwards by the caller, so that a crash
/// in between leaves renditions nobody refers to, which <see cref="PhotoSweeper"/> removes, and never a dead reference.
/// </summary>
public sealed class PhotoUploads(
    PhotoRenderer renderer, IPhotoStore store, IDataProtectionProvider protection, DirectoryMetrics metrics, ILogger<PhotoUploads> logger)
{
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>Shorter than the sweeper's grace, so that a redeemed photo is still there.</summary>
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _tickets =
        protection.CreateProtector(nameof(PhotoUploads)).ToTimeLimitedDataProtector();

    public async Task<PhotoReceipt> ReceiveAsync(PhotoForm form, Guid submissionId, CancellationToken ct)
    {
        if (form.Photo is not { } file)
            return Redeem(form);
        form.PhotoName = Path.GetFileName(file.FileName);
        form.UploadedPhoto = null;
        if (file.Length > MaxBytes)
            return new PhotoReceipt(Refusal: "This file is larger than 10 MB. Choose a smaller one, or save it again at a lower quality.");
        PhotoCrop? square = null;
        if (!string.IsNullOrEmpty(form.Crop) && !PhotoCrop.TryParse(form.Crop, out square))
            return new PhotoReceipt(Refusal: "The part of the picture to show was not understood. Choose the picture again.");
        try
        {
            var photoId = await StoreAsync(file, square, submissionId, ct);
            form.UploadedPhoto = _tickets.Protect(photoId, TicketLifetime);
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

    private async Task<string> StoreAsync(IFormFile file, PhotoCrop? square, Guid submissionId, CancellationToken ct)
    {
        await using var original = file.OpenReadStream();
        var started = Stopwatch.GetTimestamp();
        var renditions = await renderer.RenderAsync(original, square, ct);
        metrics.Rendered(Stopwatch.GetElapsedTime(started));
        var photoId = IdOf(renditions.Large, submissionId);
        await Task.WhenAll(Renditions.Sizes.Select(size => store.PutAsync(photoId, size, renditions[size], ct)));
        return photoId;
    }

    /// <summary>
    /// A digest of the content, so that what is behind an address never changes, and of the submission, so that the address of
    /// a swept photo never comes to life again.
    /// </summary>
    private static string IdOf(byte[] content, Guid submissionId)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(submissionId.ToByteArray());
        digest.AppendData(content);
        return Convert.ToHexStringLower(digest.GetHashAndReset())[..32];
    }

    private PhotoReceipt Redeem(PhotoForm form)
    {
        try
        {
            return new PhotoReceipt(string.IsNullOrEmpty(form.UploadedPhoto) ? null : _tickets.Unprotect(form.UploadedPhoto));
        }
        catch (CryptographicException)
        {
            form.UploadedPhoto = null;
            return new PhotoReceipt(Refusal: "The photo was not kept this long. Choose it again, or save without it.");
        }
    }
}

/// <summary>What became of a posted photo: an id, a reason to refuse it, or why it could not be taken now; or nothing was posted.</summary>
public sealed record PhotoReceipt(string? PhotoId = null, string? Refusal = null, bool Busy = false, bool Failed = false);
