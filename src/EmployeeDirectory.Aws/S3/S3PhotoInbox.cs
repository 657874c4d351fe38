using System.Net;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using EmployeeDirectory.Core.Photos;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Aws.S3;

public sealed class S3PhotoInbox(IAmazonS3 s3, IOptions<AwsOptions> options, TimeProvider clock)
{
    private const string Prefix = "incoming/";
    private const string CropField = "x-amz-meta-crop";

    // Signed, so that a browser cannot keep the shape of a photo.
    private const string ShapeField = "x-amz-meta-shape";

    // More than a photo may have: S3 refuses with XML, the program with a sentence.
    private const long MaxBytes = 32 << 20;

    private static readonly TimeSpan PostLifetime = TimeSpan.FromMinutes(5);

    private readonly string _bucket = options.Value.PhotoBucket;

    // The ETag stands for the content, and is known before anyone has read that.
    public static string PhotoIdFor(Guid submissionId, string etag) =>
        StoredPhoto.IdFor(submissionId, Encoding.UTF8.GetBytes(etag.Trim('"')));

    /// <param name="returnAddress">S3 sends the browser there, with the ETag of what it stored as <c>etag</c>.</param>
    public Task<DirectPost> SignAsync(Guid submissionId, bool keepsShape, string returnAddress, CancellationToken ct) => AwsCall.RunAsync(
        async _ =>
        {
            Dictionary<string, string> fields = new()
            {
                ["Content-Type"] = "application/octet-stream",
                ["success_action_redirect"] = returnAddress
            };
            List<S3PostCondition> conditions = [S3PostCondition.ContentLengthRange(0, MaxBytes)];
            if (keepsShape)
                fields[ShapeField] = "kept";
            else
                conditions.Add(S3PostCondition.StartsWith(CropField, ""));
            var signed = await s3.CreatePresignedPostAsync(new CreatePresignedPostRequest
            {
                BucketName = _bucket,
                Key = $"{Prefix}{submissionId:N}",
                Expires = (clock.GetUtcNow() + PostLifetime).UtcDateTime,
                Fields = fields,
                Conditions = conditions
            });
            return new DirectPost(
                new Uri(signed.Url), signed.Fields, "file", CropField, PostLifetime);
        },
        ct);

    /// <returns>Null if the object was replaced, deleted or has expired.</returns>
    public async Task<ReceivedPicture?> ReadAsync(string key, string etag, CancellationToken ct)
    {
        if (!key.StartsWith(Prefix, StringComparison.Ordinal)
            || !Guid.TryParseExact(key[Prefix.Length..], "N", out var submissionId))
            throw new InvalidDataException("The picture is not in the inbox.");
        return await AwsCall.RunAsync(
            async bounded =>
            {
                try
                {
                    using var response = await s3.GetObjectAsync(
                        new GetObjectRequest { BucketName = _bucket, Key = key, EtagToMatch = $"\"{etag}\"" }, bounded);
                    var content = new MemoryStream();
                    await response.ResponseStream.CopyToAsync(content, bounded);
                    content.Position = 0;
                    return new ReceivedPicture(
                        PhotoIdFor(submissionId, etag), content, response.Metadata[ShapeField] is not null,
                        response.Metadata[CropField], response.VersionId);
                }
                catch (AmazonS3Exception gone)
                    when (gone.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed)
                {
                    return null;
                }
            },
            ct);
    }

    public Task StoreAsync(string photoId, int size, byte[] webp, CancellationToken ct) =>
        PutOnceAsync(S3PhotoStore.Key(photoId, size), "image/webp", webp, ct);

    public Task RefuseAsync(string photoId, string reason, CancellationToken ct) =>
        PutOnceAsync(RefusalKey(photoId), "text/plain", Encoding.UTF8.GetBytes(reason), ct);

    public Task DeleteAsync(string key, ReceivedPicture picture, CancellationToken ct) => AwsCall.RunAsync(
        bounded => s3.DeleteObjectAsync(
            new DeleteObjectRequest { BucketName = _bucket, Key = key, VersionId = picture.Version }, bounded),
        ct);

    public Task<string?> FindRefusalAsync(string photoId, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            try
            {
                using var response = await s3.GetObjectAsync(_bucket, RefusalKey(photoId), bounded);
                using var reader = new StreamReader(response.ResponseStream);
                return await reader.ReadToEndAsync(bounded);
            }
            catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }
        },
        ct);

    // An address never changes what it shows, also where another release encodes it anew.
    private Task<PutObjectResponse?> PutOnceAsync(string key, string type, byte[] content, CancellationToken ct) =>
        AwsCall.RunAsync(
            async bounded =>
            {
                using var body = new MemoryStream(content, writable: false);
                try
                {
                    return await s3.PutObjectAsync(
                        new PutObjectRequest
                        {
                            BucketName = _bucket,
                            Key = key,
                            ContentType = type,
                            InputStream = body,
                            IfNoneMatch = "*"
                        },
                        bounded);
                }
                catch (AmazonS3Exception exists) when (exists.StatusCode == HttpStatusCode.PreconditionFailed)
                {
                    return null;
                }
            },
            ct);

    private static string RefusalKey(string photoId) => $"photos/{photoId}/refusal";
}

public sealed record ReceivedPicture(string PhotoId, Stream Content, bool KeepsShape, string? Crop, string? Version);
