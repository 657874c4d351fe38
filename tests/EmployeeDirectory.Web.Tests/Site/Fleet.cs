using EmployeeDirectory.Web.Aws;
using EmployeeDirectory.Web.Tests.Engines;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>Two instances on one table and one bucket.</summary>
public sealed class Fleet : IAsyncDisposable
{
    private readonly AwsStandIns _aws;
    private readonly DynamoDbLocal _dynamoDb;

    private Fleet(DynamoDbLocal dynamoDb, AwsStandIns aws, FleetInstance here, FleetInstance there) =>
        (_dynamoDb, _aws, Here, There) = (dynamoDb, aws, here, there);

    public FleetInstance Here { get; }

    public FleetInstance There { get; }

    public static async Task<Fleet> StartAsync(DynamoDbLocal dynamoDb, S3Server s3)
    {
        var aws = await AwsStandIns.StartAsync(dynamoDb, s3);
        return new(dynamoDb, aws, await FleetInstance.StartAsync(dynamoDb, aws), await FleetInstance.StartAsync(dynamoDb, aws));
    }

    /// <summary>The table itself, with no faults between.</summary>
    /// <param name="ahead">Of the clock that its saves are told the time by.</param>
    public async Task<DynamoDbEmployeeStore> TableAsync(TimeSpan ahead = default) => new(
        await _dynamoDb.ClientAsync(),
        Options.Create(new AwsOptions { TableName = _aws.Settings.First(setting => setting.Key == "Aws__TableName").Value }),
        new Skewed(TimeProvider.System, ahead),
        NullLogger<DynamoDbEmployeeStore>.Instance);

    /// <summary>Both read models come to be what the table holds, row by row and field by field.</summary>
    public async Task AssertConvergesAsync()
    {
        foreach (var instance in (FleetInstance[])[Here, There])
            await ReadModelFile.AssertBecomesAsync(instance.ReadModel, await TableAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Here.DisposeAsync();
        await There.DisposeAsync();
        await _aws.DisposeAsync();
    }
}
