using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Aws;

// An outage does not stop the start, and creation is retried; settings that cannot work stop it.
public sealed class AwsStartup(
    IAmazonDynamoDB dynamoDb, IAmazonS3 s3, IOptions<AwsOptions> options, TimeProvider clock,
    ILogger<AwsStartup> logger)
    : BackgroundService, IHostedLifecycleService
{
    // The one region that S3 refuses as a LocationConstraint.
    private const string RegionWithoutConstraint = "us-east-1";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TablePause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan TablePatience = TimeSpan.FromSeconds(8);

    private bool _ready;
    private string? _problem;

    private string Table => options.Value.TableName;

    private string Bucket => options.Value.PhotoBucket;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EnsureAsync(cancellationToken);
        }
        catch (StoreUnavailableException fault)
            when (!options.Value.CreateMissing && fault.InnerException is ResourceNotFoundException)
        {
            throw new StartupException(
                $"The table {Table} does not exist in this region. Create it, or set Aws__CreateMissing=true for an emulator.");
        }
        catch (StoreUnavailableException fault)
            when (options.Value.CreateMissing && AwsFault.IsOfSettings(fault.InnerException))
        {
            throw new StartupException($"The table {Table} or the bucket {Bucket} cannot be created: {fault.Message}");
        }
        catch (StoreUnavailableException fault)
        {
            Warn(fault);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.CreateMissing && !_ready && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await EnsureAsync(stoppingToken);
            }
            catch (StoreUnavailableException fault)
            {
                Warn(fault);
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    private async Task EnsureAsync(CancellationToken ct)
    {
        await EnsureTableAsync(ct);
        if (options.Value.CreateMissing)
        {
            await AwaitTableAsync(ct);
            await EnsureBucketAsync(ct);
        }
        _ready = true;
    }

    private void Warn(StoreUnavailableException fault)
    {
        if (_problem == fault.Message)
            return;
        _problem = fault.Message;
        logger.LogWarning(
            "The table {Table} or the bucket {Bucket} is out of reach: {Problem} {Reason} The program goes on and tries again.",
            Table, Bucket, fault.Message, fault.InnerException?.Message);
    }

    private Task<bool> EnsureTableAsync(CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            try
            {
                await dynamoDb.DescribeTableAsync(Table, bounded);
            }
            catch (ResourceNotFoundException) when (options.Value.CreateMissing)
            {
                await CreateTableAsync(bounded);
            }
            return true;
        },
        ct,
        options.Value.CreateMissing ? null : AwsCall.AtStart);

    private async Task AwaitTableAsync(CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        while (!await AwsCall.RunAsync(IsCreatedAsync, ct))
        {
            if (clock.GetElapsedTime(started) > TablePatience)
                throw new StoreUnavailableException("The table is still being created.", new TimeoutException());
            await Task.Delay(TablePause, clock, ct);
        }
    }

    // DescribeTable is eventually consistent: a new table may be unknown for some seconds.
    private async Task<bool> IsCreatedAsync(CancellationToken ct)
    {
        try
        {
            return (await dynamoDb.DescribeTableAsync(Table, ct)).Table.TableStatus != TableStatus.CREATING;
        }
        catch (ResourceNotFoundException)
        {
            return false;
        }
    }

    private async Task CreateTableAsync(CancellationToken ct)
    {
        try
        {
            await dynamoDb.CreateTableAsync(EmulatorTable.Definition(Table), ct);
        }
        catch (ResourceInUseException)
        {
        }
    }

    private Task<bool> EnsureBucketAsync(CancellationToken ct) => AwsCall.RunAsync(
        async bounded =>
        {
            try
            {
                await s3.GetBucketLocationAsync(new GetBucketLocationRequest { BucketName = Bucket }, bounded);
            }
            catch (AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchBucket" or "NotFound")
            {
                await CreateBucketAsync(bounded);
            }
            return true;
        },
        ct);

    private async Task CreateBucketAsync(CancellationToken ct)
    {
        var request = new PutBucketRequest { BucketName = Bucket, UseClientRegion = false };
        var region = s3.Config.AuthenticationRegion ?? s3.Config.RegionEndpoint?.SystemName;
        if (region is not (null or RegionWithoutConstraint))
            request.PutBucketConfiguration = new() { LocationConstraint = new(region) };
        try
        {
            await s3.PutBucketAsync(request, ct);
        }
        catch (AmazonS3Exception fault) when (fault.ErrorCode == "BucketAlreadyOwnedByYou")
        {
        }
    }
}
