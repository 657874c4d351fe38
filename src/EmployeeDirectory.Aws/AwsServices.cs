using Amazon.DynamoDBv2;
using Amazon.Extensions.NETCore.Setup;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using EmployeeDirectory.Aws.CloudWatch;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Aws.S3;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Imports;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace EmployeeDirectory.Aws;

public static class AwsServices
{
    public static void AddAwsStorage(this IHostApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(AwsOptions.Section);
        foreach (var required in (string[])[nameof(AwsOptions.TableName), nameof(AwsOptions.PhotoBucket)])
            if (string.IsNullOrWhiteSpace(settings[required]))
                throw new StartupException($"Set {AwsOptions.Section}__{required}: Storage__Provider=Aws needs it.");

        // The CLI and other SDKs read AWS_DEFAULT_REGION too.
        if (Environment.GetEnvironmentVariable("AWS_REGION") is null or "")
            Environment.SetEnvironmentVariable("AWS_REGION", Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION"));
        var services = builder.Services;
        services.Configure<AwsOptions>(settings);
        services.AddSingleton(_ => AwsCredentials.Find());
        services.AddDefaultAWSOptions(provider =>
        {
            RuntimePipelineCustomizerRegistry.Instance.Register(
                new MeasuredCalls(provider.GetRequiredService<DirectoryMetrics>()));
            return new AWSOptions { Credentials = provider.GetRequiredService<AWSCredentials>() };
        });
        services.AddAWSService<IAmazonDynamoDB>((config, _) => Bound(config));
        services.AddAWSService<IAmazonS3>((config, _) =>
        {
            Bound(config);
            ((AmazonS3Config)config).ForcePathStyle =
                Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3") is not null;
        });
        services.AddSingleton<IEmployeeStore, DynamoDbEmployeeStore>();
        services.AddSingleton<IAuditStore, DynamoDbAuditStore>();
        services.AddSingleton<IAccountStore, DynamoDbAccountStore>();
        services.AddSingleton<ICorrectionStore, DynamoDbCorrectionStore>();
        services.AddSingleton<ICompanyStore, DynamoDbCompanyStore>();
        services.AddSingleton<IImportStore, DynamoDbImportStore>();
        services.AddSingleton<IPhotoStore, S3PhotoStore>();
        if (settings.Get<AwsOptions>()!.DirectUploads)
            services.AddSingleton<S3PhotoInbox>();
        services.AddSingleton<IReadModelCopyStore, S3ReadModelCopyStore>();
        services.AddSingleton<IWorkTurns, DynamoDbWorkTurns>();
        services.AddHostedService<AwsStartup>();
        if (builder.Configuration[MetricListener.Setting] is { Length: > 0 } stack)
        {
            services.AddSingleton<CloudWatchClient>();
            services.AddHostedService(
                provider => ActivatorUtilities.CreateInstance<CloudWatchExporter>(provider, stack));
        }
        services.AddSingleton<DynamoDbKeyRing>();
        services.AddOptions<KeyManagementOptions>()
            .Configure<DynamoDbKeyRing>((keys, ring) => keys.XmlRepository = ring);
        services.AddDataProtection().SetApplicationName(nameof(EmployeeDirectory));
    }

    // Bounds one attempt; AwsCall bounds all attempts together.
    internal static void Bound(ClientConfig config)
    {
        config.Timeout = TimeSpan.FromSeconds(3);
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = 3;
        try
        {
            config.Validate();
        }
        catch (AmazonClientException fault)
        {
            throw new StartupException($"{fault.Message}: set AWS_REGION.");
        }
    }
}
