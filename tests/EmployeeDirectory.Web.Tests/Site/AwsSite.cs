using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using EmployeeDirectory.Aws;
using EmployeeDirectory.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>The program on DynamoDB and S3, with a proxy before each that breaks them on demand.</summary>
public sealed class AwsSite(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncDisposable
{
    private readonly string _table = DynamoDbLocal.NewTableName();
    private readonly string _bucket = $"photos-{Guid.NewGuid():N}";

    public DirectorySite Site { get; private set; } = null!;

    public FaultProxy Table { get; private set; } = null!;

    public FaultProxy Bucket { get; private set; } = null!;

    public static async Task<AwsSite> StartAsync(DynamoDbLocal dynamoDb, S3Server s3)
    {
        var aws = new AwsSite(dynamoDb, s3);
        await aws.StartAsync();
        return aws;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Table.DisposeAsync();
        await Bucket.DisposeAsync();
    }

    private async Task StartAsync()
    {
        Table = await FaultProxy.StartAsync(await dynamoDb.EndpointAsync());
        Bucket = await FaultProxy.StartAsync(await s3.EndpointAsync());
        Site = await DirectorySite.StartAsync(
            services => services
                .AddSingleton<IAmazonDynamoDB>(new AmazonDynamoDBClient(Credentials, At<AmazonDynamoDBConfig>(Table)))
                .AddSingleton<IAmazonS3>(new AmazonS3Client(Credentials, At<AmazonS3Config>(Bucket, config => config.ForcePathStyle = true))),
            ("Storage:Provider", "Aws"), ("Aws:TableName", _table), ("Aws:PhotoBucket", _bucket), ("Aws:CreateMissing", "true"), ("Access:Browse", "Anyone"));
    }

    private static BasicAWSCredentials Credentials { get; } = new("local", "local");

    /// <summary>The program's own limits, at another address.</summary>
    private static T At<T>(FaultProxy proxy, Action<T>? adjust = null) where T : ClientConfig, new()
    {
        var config = new T { ServiceURL = proxy.Endpoint.ToString(), AuthenticationRegion = Engine.Region };
        AwsServices.Bound(config);
        adjust?.Invoke(config);
        return config;
    }

    /// <summary>And a region. For the check at the start, which asks the SDK's default chain; before any client of the SDK remembers that there are none.</summary>
    [ModuleInitializer]
    internal static void HaveCredentials()
    {
        if (ProcessClock.IsOfThisProcess)
            return;
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "local");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "local");
        Environment.SetEnvironmentVariable("AWS_REGION", Engine.Region);
    }
}
