using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Metrics;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Features.Suggestions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace EmployeeDirectory.Web.Aws;

public static class AwsServices
{
    /// <summary>Records in DynamoDB, photos in S3, credentials from the SDK's default chain.</summary>
    public static void AddAwsStorage(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(AwsOptions.Section);
        foreach (var required in (string[])[nameof(AwsOptions.TableName), nameof(AwsOptions.PhotoBucket)])
            if (string.IsNullOrWhiteSpace(settings[required]))
                throw new StartupException($"Set {AwsOptions.Section}__{required}: Storage__Provider=Aws needs it.");

        var services = builder.Services;
        services.Configure<AwsOptions>(settings);
        services.AddSingleton(_ => AwsCredentials.Find());
        services.AddClient<IAmazonDynamoDB>(credentials => new AmazonDynamoDBClient(credentials, Bounded(new AmazonDynamoDBConfig())));
        services.AddClient<IAmazonS3>(credentials => new AmazonS3Client(credentials, Bounded(new AmazonS3Config
        {
            ForcePathStyle = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3") is not null
        })));
        services.AddSingleton<IEmployeeStore, DynamoDbEmployeeStore>();
        services.AddSingleton<IAuditStore, DynamoDbAuditStore>();
        services.AddSingleton<IAccountStore, DynamoDbAccountStore>();
        services.AddSingleton<ISuggestionStore, DynamoDbSuggestionStore>();
        services.AddSingleton<IPhotoStore, S3PhotoStore>();
        services.AddHostedService<AwsStartup>();
        if (builder.Configuration[CloudWatchExporter.Setting] is { Length: > 0 } stack)
        {
            services.AddSingleton<CloudWatch>();
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<CloudWatchExporter>(provider, stack));
        }
        services.AddSingleton<DynamoDbKeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<DynamoDbKeyRing>((keys, ring) => keys.XmlRepository = ring);
        services.AddDataProtection().SetApplicationName(nameof(EmployeeDirectory));
    }

    private static void AddClient<T>(this IServiceCollection services, Func<AWSCredentials, T> create) where T : class =>
        services.AddSingleton(provider =>
        {
            var credentials = provider.GetRequiredService<AWSCredentials>();
            RuntimePipelineCustomizerRegistry.Instance.Register(new MeasuredCalls(provider.GetRequiredService<DirectoryMetrics>()));
            try
            {
                return create(credentials);
            }
            catch (AmazonClientException fault)
            {
                throw new StartupException($"{fault.Message}: set AWS_REGION.");
            }
        });

    /// <summary>One attempt; <see cref="AwsCall"/> bounds them all together.</summary>
    internal static T Bounded<T>(T config) where T : ClientConfig
    {
        config.Timeout = TimeSpan.FromSeconds(3);
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = 3;
        return config;
    }
}
