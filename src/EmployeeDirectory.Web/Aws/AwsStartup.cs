using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Aws;

/// <summary>
/// Before anything is served: credentials can be had, and table and bucket are there, or are created for an emulator.
/// An outage of either does not stop the start; what no waiting would mend does.
/// </summary>
public sealed class AwsStartup(IAmazonDynamoDB dynamoDb, IAmazonS3 s3, IOptions<AwsOptions> options, ILogger<AwsStartup> logger)
    : IHostedLifecycleService
{
    private static readonly TimeSpan CredentialsLimit = TimeSpan.FromSeconds(12);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await RequireCredentialsAsync(cancellationToken);
        try
        {
            await EnsureTableAsync(cancellationToken);
            await EnsureBucketAsync(cancellationToken);
        }
        catch (StoreUnavailableException fault) when (fault.InnerException is ResourceNotFoundException)
        {
            throw new StartupException($"The table {options.Value.TableName} does not exist in this region. Create it, or set Aws__CreateMissing=true for an emulator.");
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogWarning(fault, "AWS did not answer at the start; the program goes on and tries again");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The SDK waits 16 s for a metadata endpoint that never answers, and then without saying so.</summary>
    private static async Task RequireCredentialsAsync(CancellationToken ct)
    {
        try
        {
            await Task.Run(() => DefaultAWSCredentialsIdentityResolver.GetCredentials().GetCredentials(), ct).WaitAsync(CredentialsLimit, ct);
        }
        catch (Exception fault) when (fault is TimeoutException or AmazonClientException or AmazonServiceException)
        {
            throw new StartupException(
                "No AWS credentials: the instance's metadata endpoint does not answer and the environment has none. Attach an instance role, and set the metadata hop limit to at least 1.");
        }
    }

    private Task<bool> EnsureTableAsync(CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            try
            {
                await dynamoDb.DescribeTableAsync(options.Value.TableName, bounded);
            }
            catch (ResourceNotFoundException) when (options.Value.CreateMissing)
            {
                await dynamoDb.CreateTableAsync(EmployeeTable.Definition(options.Value.TableName), bounded);
            }
            return true;
        },
        ct);

    private Task<bool> EnsureBucketAsync(CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            if (options.Value.CreateMissing)
                await s3.EnsureBucketExistsAsync(options.Value.PhotoBucket);
            return true;
        },
        ct);
}
