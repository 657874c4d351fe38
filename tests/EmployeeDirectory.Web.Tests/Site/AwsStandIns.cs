using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>The names of a new table and bucket, a proxy before each engine, and how the program is told.</summary>
public sealed class AwsStandIns : IAsyncDisposable
{
    private AwsStandIns(FaultProxy table, FaultProxy bucket) => (Table, Bucket) = (table, bucket);

    public FaultProxy Table { get; }

    public FaultProxy Bucket { get; }

    /// <summary>Without credentials.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings => field ??=
    [
        ("Storage__Provider", "Aws"),
        ("Aws__TableName", DynamoDbLocal.NewTableName()),
        ("Aws__PhotoBucket", $"photos-{Guid.NewGuid():N}"),
        ("Aws__CreateMissing", "true"),
        ("Access__Browse", "Anyone"),
        ("AWS_REGION", Engine.Region),
        ("AWS_ENDPOINT_URL_DYNAMODB", Table.Endpoint.ToString()),
        ("AWS_ENDPOINT_URL_S3", Bucket.Endpoint.ToString())
    ];

    public IEnumerable<(string Key, string Value)> SettingsWithKey =>
        [.. Settings, ("AWS_ACCESS_KEY_ID", "local"), ("AWS_SECRET_ACCESS_KEY", "local")];

    public static async Task<AwsStandIns> StartAsync(DynamoDbLocal dynamoDb, S3Server s3) =>
        new(await FaultProxy.StartAsync(await dynamoDb.EndpointAsync()), await FaultProxy.StartAsync(await s3.EndpointAsync()));

    public async ValueTask DisposeAsync()
    {
        await Table.DisposeAsync();
        await Bucket.DisposeAsync();
    }
}
