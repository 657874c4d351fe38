using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Aws;

/// <summary>
/// Before anything is served: table and bucket are there, or are created for an emulator.
/// An outage of either does not stop the start; what no waiting would mend does.
/// </summary>
public sealed class AwsStartup(IAmazonDynamoDB dynamoDb, IAmazonS3 s3, IOptions<AwsOptions> options, ILogger<AwsStartup> logger)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
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
        ct,
        options.Value.CreateMissing ? null : AwsCall.AtStart);

    private Task<bool> EnsureBucketAsync(CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            if (options.Value.CreateMissing)
                await s3.EnsureBucketExistsAsync(options.Value.PhotoBucket);
            return true;
        },
        ct);
}
