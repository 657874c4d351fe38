using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Engines;

public sealed class S3ServerTests(S3Server s3)
{
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Put_Bytes_ComeBackAsTheyWere()
    {
        using var client = await s3.ClientAsync();
        var bucket = await s3.NewBucketAsync();
        var bytes = new byte[200_000];
        Random.Shared.NextBytes(bytes);

        await client.PutObjectAsync(new() { BucketName = bucket, Key = "a/64.webp", ContentType = "image/webp", InputStream = new MemoryStream(bytes) }, cancel);

        using var got = await client.GetObjectAsync(bucket, "a/64.webp", cancel);
        using var read = new MemoryStream();
        await got.ResponseStream.CopyToAsync(read, cancel);
        Assert.Equal(bytes, read.ToArray());
        Assert.Equal("image/webp", got.Headers.ContentType);
    }

    [Fact]
    public async Task Missing_ObjectAndBucket_Are404()
    {
        using var client = await s3.ClientAsync();
        var bucket = await s3.NewBucketAsync();

        await Assert.ThrowsAsync<NoSuchKeyException>(() => client.GetObjectAsync(bucket, "none", cancel));
        var head = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => client.GetObjectMetadataAsync(bucket, "none", cancel));
        var noBucket = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => client.HeadBucketAsync(new HeadBucketRequest { BucketName = "none" }, cancel));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [head.StatusCode, noBucket.StatusCode]);
    }

    [Fact]
    public async Task List_MoreThanAPage_LosesNothing_AndDeleteRemovesThem()
    {
        using var client = await s3.ClientAsync();
        var bucket = await s3.NewBucketAsync();
        foreach (var number in Enumerable.Range(0, 5))
            await client.PutObjectAsync(new() { BucketName = bucket, Key = $"p/{number}", ContentBody = "x" }, cancel);

        var keys = new List<string>();
        await foreach (var found in client.Paginators.ListObjectsV2(new() { BucketName = bucket, MaxKeys = 2 }).S3Objects.WithCancellation(cancel))
            keys.Add(found.Key);
        await client.DeleteObjectsAsync(new() { BucketName = bucket, Objects = [.. keys.Select(key => new KeyVersion { Key = key })] }, cancel);

        Assert.Equal(["p/0", "p/1", "p/2", "p/3", "p/4"], keys);
        Assert.Null((await client.ListObjectsV2Async(new() { BucketName = bucket }, cancel)).S3Objects);
    }
}
