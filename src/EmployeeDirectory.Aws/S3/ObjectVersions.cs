using Amazon.S3;
using Amazon.S3.Model;

namespace EmployeeDirectory.Aws.S3;

internal static class ObjectVersions
{
    // All versions: in a versioned bucket, deleting an object only hides it.
    public static Task DeleteAsync(
        IAmazonS3 s3, string bucket, string prefix, CancellationToken ct, string? except = null) => AwsCall.RunAsync(
        async bounded =>
        {
            var request = new ListVersionsRequest { BucketName = bucket, Prefix = prefix };
            while (await FindAsync(s3, request, except, bounded) is { Count: > 0 } found)
                await s3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = bucket, Objects = found }, bounded);
            return true;
        },
        ct);

    private static async Task<List<KeyVersion>> FindAsync(
        IAmazonS3 s3, ListVersionsRequest request, string? except, CancellationToken ct) =>
        [
            .. ((await s3.ListVersionsAsync(request, ct)).Versions ?? [])
                .Where(version => version.Key != except)
                .Select(version => new KeyVersion { Key = version.Key, VersionId = version.VersionId })
        ];
}
