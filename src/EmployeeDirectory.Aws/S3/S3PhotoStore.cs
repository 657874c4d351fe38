using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using EmployeeDirectory.Core.Photos;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Aws.S3;

public sealed class S3PhotoStore(IAmazonS3 s3, IOptions<AwsOptions> options) : IPhotoStore
{
    private const string Prefix = "photos/";

    // Below the prefix that the role may write to; no photo has such an id.
    private const string Heartbeat = Prefix + "heartbeat";

    private readonly string _bucket = options.Value.PhotoBucket;

    public Task PutAsync(string photoId, int size, ReadOnlyMemory<byte> webp, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            using var body = new MemoryStream(webp.ToArray(), writable: false);
            return await s3.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = _bucket,
                    Key = Key(photoId, size),
                    ContentType = "image/webp",
                    InputStream = body
                },
                bounded);
        },
        ct);

    public Task<byte[]?> GetAsync(string photoId, int size, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            try
            {
                using var response = await s3.GetObjectAsync(_bucket, Key(photoId, size), bounded);
                using var bytes = new MemoryStream();
                await response.ResponseStream.CopyToAsync(bytes, bounded);
                return bytes.ToArray();
            }
            catch (AmazonS3Exception missing)
                when (missing.StatusCode == HttpStatusCode.NotFound && missing.ErrorCode == "NoSuchKey")
            {
                return null;
            }
        },
        ct);

    public Task DeleteAsync(string photoId, CancellationToken ct) =>
        ObjectVersions.DeleteAsync(s3, _bucket, $"{Prefix}{photoId}/", ct);

    public async IAsyncEnumerable<StoredPhoto> ListAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var request = new ListObjectsV2Request { BucketName = _bucket, Prefix = Prefix };
        StoredPhoto? photo = null;
        ListObjectsV2Response page;
        do
        {
            page = await AwsCall.RunAsync(bounded => s3.ListObjectsV2Async(request, bounded), ct);
            foreach (var stored in page.S3Objects ?? [])
            {
                var written = new DateTimeOffset(stored.LastModified!.Value.ToUniversalTime());
                var id = stored.Key[Prefix.Length..].Split('/')[0];
                if (!StoredPhoto.IsId(id))
                    continue;
                if (photo is not null && photo.PhotoId != id)
                    yield return photo;
                photo = photo?.PhotoId == id && photo.WrittenAt > written ? photo : new StoredPhoto(id, written);
            }
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        if (photo is not null)
            yield return photo;
    }

    public Task WriteHeartbeatAsync(CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            var written = await s3.PutObjectAsync(
                new PutObjectRequest { BucketName = _bucket, Key = Heartbeat, ContentBody = "." }, bounded);
            return await s3.DeleteObjectAsync(
                new DeleteObjectRequest { BucketName = _bucket, Key = Heartbeat, VersionId = written.VersionId },
                bounded);
        },
        ct);

    public Task PingAsync(CancellationToken ct) => AwsCall.RunAsync(
        bounded => s3.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = _bucket, Prefix = Prefix, MaxKeys = 1 }, bounded),
        ct);

    internal static string Key(string photoId, int size) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{photoId}/{size}.webp");
}
