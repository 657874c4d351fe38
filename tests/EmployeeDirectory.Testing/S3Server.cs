using Amazon.Runtime;
using Amazon.S3;

namespace EmployeeDirectory.Testing;

public class S3Server : Engine
{
    /// <summary>A client without retries, so that a test sees every fault; <paramref name="at"/> may be a <see cref="FaultProxy"/>.</summary>
    public async Task<AmazonS3Client> ClientAsync(Uri? at = null) =>
        new(new BasicAWSCredentials("local", "local"), new AmazonS3Config
        {
            ServiceURL = (at ?? await EndpointAsync()).ToString(),
            AuthenticationRegion = Region,
            ForcePathStyle = true,
            MaxErrorRetry = 0,
        });

    public async Task<string> NewBucketAsync()
    {
        using var s3 = await ClientAsync();
        var bucket = $"photos-{Guid.NewGuid():N}";
        await s3.PutBucketAsync(bucket);
        return bucket;
    }

    protected override (string Program, string[] Arguments) Command(int port)
    {
        var installed = Path.Combine(Repository.EngineCache, "moto", "bin", "moto_server");
        return (File.Exists(installed) ? installed : "moto_server", ["-H", "127.0.0.1", "-p", $"{port}"]);
    }
}
