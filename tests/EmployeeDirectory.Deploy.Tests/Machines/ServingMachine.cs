using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Deploy.Tests.Operator;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Machines;

/// <summary>
/// A fresh machine that cloud-init gave the user data that deploy/deploy put into the launch template; it serves the release that
/// was built and uploaded then, with DynamoDB Local, moto and a metadata service behind it.
/// </summary>
public sealed class ServingMachine(DeployedDirectory directory) : IAsyncLifetime
{
    private readonly DynamoDbLocal _dynamoDb = new();
    private RoleMetadata? _metadata;
    private StandIns? _standIns;

    public Machine Machine { get; } = new();

    public UserData UserData { get; private set; } = new("");

    /// <summary>Why it is not there, if so.</summary>
    public string? Obstacle { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Obstacle = await Machine.ObstacleAsync();
        if (Obstacle is not null)
            return;
        UserData = new(await directory.UserDataAsync());
        var archive = Machine.Shared("archive");
        await directory.DownloadAsync(DeployedDirectory.Name, archive);
        await Release.AddAsync(Machine, archive);
        using var dynamoDb = await _dynamoDb.ClientAsync();
        await dynamoDb.CreateTableAsync(EmulatorTable.Definition(UserData["TABLE"]));
        _metadata = await RoleMetadata.StartAsync();
        var moto = await directory.EndpointAsync();
        _standIns = new(Machine, ("dynamodb", 8001, await _dynamoDb.EndpointAsync()), ("s3", 8002, moto), ("cloudwatch", 8003, moto), ("metadata", 8004, new(_metadata.Endpoint)));

        await Machine.BootAsync(UserData, _standIns.Bind);
        await Machine.WaitForSignalAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Machine.Dispose();
        _standIns?.Dispose();
        if (_metadata is not null)
            await _metadata.DisposeAsync();
        _dynamoDb.Dispose();
    }
}
