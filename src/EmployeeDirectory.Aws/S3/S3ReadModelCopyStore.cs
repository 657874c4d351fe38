using System.Globalization;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Aws.S3;

public sealed class S3ReadModelCopyStore(
    IAmazonS3 s3, IOptions<AwsOptions> options, IDataProtectionProvider protection, TimeProvider clock)
    : IReadModelCopyStore
{
    private const string Prefix = "read-models/";

    // The hash, encrypted with the keys in the table: who may only write to the bucket cannot forge a copy.
    private const string Proof = "proof";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private const long PartSize = 5 * 1024 * 1024;

    private static readonly string Schema = ReadModelSchema.Version.ToString(CultureInfo.InvariantCulture);
    private static readonly string Folder = $"{Prefix}{Schema}/";

    private readonly string _bucket = options.Value.PhotoBucket;
    private readonly IDataProtector _protector = protection.CreateProtector(nameof(S3ReadModelCopyStore));

    public async Task AddAsync(string path, CancellationToken ct)
    {
        var key = $"{Folder}{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmssfff}";
        await AwsCall.RunAsync(
            async bounded =>
            {
                var request = new TransferUtilityUploadRequest { BucketName = _bucket, Key = key, FilePath = path };
                request.Metadata.Add(Proof, _protector.Protect(await HashAsync(path, bounded)));
                // One part at a time: each has few seconds, and a small instance little bandwidth.
                using var transfer = new TransferUtility(
                    s3, new TransferUtilityConfig { ConcurrentServiceRequests = 1, MinSizeBeforePartUpload = PartSize });
                await transfer.UploadAsync(request, bounded);
                return true;
            },
            ct, Limit);
        await ObjectVersions.DeleteAsync(s3, _bucket, Prefix, ct, except: key);
    }

    public Task<bool> FetchAsync(string path, CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            var listed = await s3.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = _bucket, Prefix = Folder }, bounded);
            if (listed.S3Objects?.MaxBy(stored => stored.Key, StringComparer.Ordinal) is not { } newest)
                return false;
            using var response = await s3.GetObjectAsync(_bucket, newest.Key, bounded);
            await using (var file = new FileStream(path, PrivateFiles.Options(FileMode.Create)))
                await response.ResponseStream.CopyToAsync(file, bounded);
            return await HashAsync(path, bounded) == Stored(response.Metadata[Proof])
                ? true
                : throw new InvalidDataException("Its content is not what was stored.");
        },
        ct, Limit);

    public Task DeleteAllAsync(CancellationToken ct) => ObjectVersions.DeleteAsync(s3, _bucket, Prefix, ct);

    private string? Stored(string? proof)
    {
        try
        {
            return proof is null ? null : _protector.Unprotect(proof);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }
}
