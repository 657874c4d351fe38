using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace EmployeeDirectory.Testing;

public sealed class DynamoDbLocal : Engine
{
    public static string NewTableName() => $"employees-{Guid.NewGuid():N}";

    /// <summary>A client without retries, so that a test sees every fault; <paramref name="at"/> may be a <see cref="FaultProxy"/>.</summary>
    public async Task<AmazonDynamoDBClient> ClientAsync(Uri? at = null) =>
        new(new BasicAWSCredentials("local", "local"), new AmazonDynamoDBConfig
        {
            ServiceURL = (at ?? await EndpointAsync()).ToString(),
            AuthenticationRegion = Region,
            MaxErrorRetry = 0,
        });

    // Without -sharedDb every access key would see tables of its own, and a renewed role has a new key.
    protected override (string Program, string[] Arguments) Command(int port)
    {
        var folder = Path.Combine(Repository.EngineCache, "dynamodb");
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException("DynamoDB Local is not installed: run tests/run once.");
        return ("java",
        [
            "-XX:+UseSerialGC",
            $"-Djava.library.path={Path.Combine(folder, "DynamoDBLocal_lib")}",
            "-jar", Path.Combine(folder, "DynamoDBLocal.jar"),
            "-inMemory", "-sharedDb", "-port", $"{port}",
        ]);
    }
}
