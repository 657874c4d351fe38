using System.Globalization;
using System.Security.Cryptography;
using EmployeeDirectory.Aws.S3;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Imaging;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeDirectory.Web.Features.Employees;

// The browser posts to the bucket, an event starts the preparation, and a page polls until the photo can be saved.
public sealed class DirectUploads(S3PhotoInbox inbox, IPhotoStore photos, IDataProtectionProvider protection)
{
    // Time to choose, and for two more attempts to prepare it. With a ticket of PhotoUploads, within PhotoSweeper.Grace.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector _uploads =
        protection.CreateProtector(nameof(DirectUploads)).ToTimeLimitedDataProtector();

    /// <param name="shownOn">The employee, or <see cref="Guid.Empty"/> for the company’s logo.</param>
    public Task<DirectPost> SignAsync(
        Guid shownOn, long version, Func<string, string> addressOf, CancellationToken ct)
    {
        var upload = new DirectUpload(shownOn, version, Guid.CreateVersion7());
        return inbox.SignAsync(
            upload.SubmissionId, keepsShape: shownOn == Guid.Empty, addressOf(_uploads.Protect(upload.ToText(), Lifetime)), ct);
    }

    /// <returns>Without a photo and a problem as long as it is being prepared.</returns>
    public async Task<DirectUploadState> ReadAsync(string? upload, string? etag, Guid shownOn, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(etag) || upload is null || Unprotect(upload, shownOn) is not { } read)
            return new(
                Status: StatusCodes.Status410Gone,
                Problem: "This upload has expired. Nothing was changed. Choose the picture again.");
        var photoId = S3PhotoInbox.PhotoIdFor(read.SubmissionId, etag);
        if (await photos.GetAsync(photoId, Renditions.Sizes[0], ct) is not null)
            return new(read, photoId);
        return Enum.TryParse<PhotoRefusal>(await inbox.FindRefusalAsync(photoId, ct), out var reason)
            ? new(Status: StatusCodes.Status422UnprocessableEntity, Problem: new PhotoRefusedException(reason).Message)
            : new();
    }

    private DirectUpload? Unprotect(string upload, Guid shownOn)
    {
        try
        {
            var read = DirectUpload.Parse(_uploads.Unprotect(upload));
            return read.ShownOn == shownOn ? read : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

public sealed record DirectUpload(Guid ShownOn, long Version, Guid SubmissionId)
{
    public string ToText() => FormattableString.Invariant($"{ShownOn:N} {Version} {SubmissionId:N}");

    public static DirectUpload Parse(string text)
    {
        var parts = text.Split(' ');
        return new(
            Guid.ParseExact(parts[0], "N"), long.Parse(parts[1], CultureInfo.InvariantCulture),
            Guid.ParseExact(parts[2], "N"));
    }
}

public sealed record DirectUploadState(
    DirectUpload? Upload = null, string? PhotoId = null, string? Problem = null, int Status = StatusCodes.Status200OK);
