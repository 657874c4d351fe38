using System.ComponentModel;
using System.Security.Cryptography;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Imaging;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeDirectory.Web.Features.Photos;

/// <summary>
/// Takes a posted picture to stored renditions. The record that shows it is saved afterwards by the caller, so that a crash
/// in between leaves renditions nobody refers to, which <see cref="PhotoSweeper"/> removes, and never a dead reference.
/// </summary>
public sealed class PhotoUploads(
    PhotoRenderer renderer, IPhotoStore store, IDataProtectionProvider protection, ILogger<PhotoUploads> logger)
{
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>Shorter than the sweeper's grace, so that a redeemed photo is still there.</summary>
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _tickets =
        protection.CreateProtector(nameof(PhotoUploads)).ToTimeLimitedDataProtector();

    public async Task<PhotoReceipt> ReceiveAsync(PhotoForm form, Guid submissionId, CancellationToken ct)
    {
        if (form.Photo is not { } file)
            return new PhotoReceipt(Redeem(form.UploadedPhoto));
        form.PhotoName = Path.GetFileName(file.FileName);
        form.UploadedPhoto = null;
        if (file.Length > MaxBytes)
            return new PhotoReceipt(Refusal: "This file is larger than 10 MB. Choose a smaller one, or save it again at a lower quality.");
        try
        {
            var photoId = await StoreAsync(file, form.Crop, submissionId, ct);
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

    private async Task<string> StoreAsync(IFormFile file, string? crop, Guid submissionId, CancellationToken ct)
    {
        await using var original = file.OpenReadStream();
        var renditions = await renderer.RenderAsync(original, PhotoCrop.TryParse(crop, out var square) ? square : null, ct);
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

    private string? Redeem(string? ticket)
    {
        try
        {
            return string.IsNullOrEmpty(ticket) ? null : _tickets.Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What became of a posted photo: an id, a reason to refuse it, or why it could not be taken now; or nothing was posted.</summary>
public sealed record PhotoReceipt(string? PhotoId = null, string? Refusal = null, bool Busy = false, bool Failed = false);
