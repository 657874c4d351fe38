using System.Net;
using EmployeeDirectory.Aws;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>Two instances on one table and one bucket, for all tests of a class, each of which adds people of its own.</summary>
public sealed class FleetOfTwo(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private AwsStandIns _aws = null!;

    public FleetInstance Here { get; private set; } = null!;

    public FleetInstance There { get; private set; } = null!;

    public string TableName => SettingOf("Aws__TableName");

    public string Bucket => SettingOf("Aws__PhotoBucket");

    /// <summary>How far the clocks of both are ahead of the machine's.</summary>
    public TimeSpan Ahead
    {
        get => Here.Clock.Offset;
        set => Here.Clock.Offset = There.Clock.Offset = value;
    }

    public async ValueTask InitializeAsync()
    {
        _aws = await AwsStandIns.StartAsync(dynamoDb, s3);
        var admin = new CookieContainer();
        Here = await FleetInstance.StartAsync(dynamoDb, _aws, admin);
        There = await FleetInstance.StartAsync(dynamoDb, _aws, admin);
    }

    public async ValueTask DisposeAsync()
    {
        await Here.DisposeAsync();
        await There.DisposeAsync();
        await _aws.DisposeAsync();
    }

    /// <summary>The table itself, with no faults between.</summary>
    /// <param name="late">How long ago its saves look at the clock.</param>
    public async Task<DynamoDbEmployeeStore> TableAsync(TimeSpan late = default) => new(
        await dynamoDb.ClientAsync(),
        Options.Create(new AwsOptions { TableName = TableName }),
        Unread.Metrics,
        new Skewed(TimeProvider.System, Ahead - late),
        NullLogger<DynamoDbEmployeeStore>.Instance);

    /// <summary>Whether the lists of both show it.</summary>
    public async Task<bool> ListsAsync(string text) => await Here.ListsAsync(text) && await There.ListsAsync(text);

    /// <summary>Both read models come to be what the table holds, row by row and field by field.</summary>
    public async Task AssertConvergesAsync()
    {
        foreach (var instance in (FleetInstance[])[Here, There])
            await ReadModelFile.AssertBecomesAsync(instance.ReadModel, await TableAsync());
    }

    private string SettingOf(string name) => _aws.Settings.First(setting => setting.Key == name).Value;
}
