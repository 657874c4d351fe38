using EmployeeDirectory.Aws;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Rehearsal.Balancing;
using EmployeeDirectory.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Rehearsal;

/// <summary>Instances behind a balancer, on one table, one bucket and one role.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    /// <summary>The SDK fetches new ones every two minutes.</summary>
    public static readonly TimeSpan CredentialLifetime = TimeSpan.FromSeconds(180);

    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(120);

    private readonly DynamoDbLocal _dynamoDb = new();
    private readonly S3Server _s3 = new();
    private readonly List<Instance> _instances = [];
    private readonly string _folder;
    private InstanceSettings _settings = null!;
    private int _started;

    private Fleet(string folder) => _folder = folder;

    public HaProxy Balancer { get; private set; } = null!;

    public RoleMetadata Metadata { get; private set; } = null!;

    /// <summary>Those behind the balancer, the longest serving first.</summary>
    public IReadOnlyList<Instance> Instances => _instances;

    public static async Task<Fleet> StartAsync(string folder, int instances)
    {
        var fleet = new Fleet(folder);
        try
        {
            await fleet.StartAsync(instances);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>The system of record itself, with nothing between that breaks.</summary>
    public async Task<DynamoDbEmployeeStore> TableAsync() => new(
        await _dynamoDb.ClientAsync(), Options.Create(new AwsOptions { TableName = _settings.Table }), Unread.Metrics, TimeProvider.System, NullLogger<DynamoDbEmployeeStore>.Instance);

    /// <summary>A link that makes whoever opens it an admin, as the program's own command prints it.</summary>
    public Task<string> AdminLinkAsync() => _instances[0].AdminLinkAsync();

    /// <summary>As an update does it: the new one serves before the old one is drained and ended.</summary>
    public async Task<Instance> ReplaceAsync(Instance old, string? diskSize = null)
    {
        var next = await AddAsync(diskSize);
        await Balancer.SetAsync(old.Name, "state drain");
        await Until.HoldsAsync($"nothing is under way on {old.Name}", DrainLimit, async () => (await Balancer.LookAsync(old.Name)).Sessions == 0);
        await old.TerminateAsync();
        await Balancer.SetAsync(old.Name, "state maint");
        _instances.Remove(old);
        await old.DisposeAsync();
        return next;
    }

    /// <summary>Returns when every instance says that it and all it depends on is well, and the balancer uses it.</summary>
    public async Task RecoverAsync()
    {
        foreach (var instance in _instances)
        {
            await Until.HoldsAsync($"{instance.Name} is well", RecoveryLimit, instance.IsWellAsync);
            await Until.HoldsAsync($"{instance.Name} is up", RecoveryLimit, async () => (await Balancer.LookAsync(instance.Name)).IsUp);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
            await instance.DisposeAsync();
        Balancer?.Dispose();
        if (Metadata is not null)
            await Metadata.DisposeAsync();
        _dynamoDb.Dispose();
        _s3.Dispose();
    }

    private async Task StartAsync(int instances)
    {
        var program = await PublishedProgram.PublishAsync(Path.Combine(_folder, "program"));
        Metadata = await RoleMetadata.StartAsync();
        Metadata.Lifetime = CredentialLifetime;
        var table = DynamoDbLocal.NewTableName();
        using (var client = await _dynamoDb.ClientAsync())
            await client.CreateTableAsync(EmulatorTable.Definition(table));
        _settings = new(program, _folder, table, await _s3.NewBucketAsync(), Metadata.Endpoint, await _dynamoDb.EndpointAsync(), await _s3.EndpointAsync());
        Balancer = await HaProxy.StartAsync(_folder);
        for (var i = 0; i < instances; i++)
            await AddAsync(diskSize: null);
    }

    private async Task<Instance> AddAsync(string? diskSize)
    {
        var instance = await Instance.StartAsync(_settings, HaProxy.Slots[_started++], diskSize);
        _instances.Add(instance);
        await Until.HoldsAsync($"{instance.Name} is well", RecoveryLimit, instance.IsWellAsync);
        await Balancer.SetAsync(instance.Name, $"addr {instance.Address.Host} port {instance.Address.Port}");
        await Balancer.SetAsync(instance.Name, "state ready");
        await Until.HoldsAsync($"{instance.Name} is up", RecoveryLimit, async () => (await Balancer.LookAsync(instance.Name)).IsUp);
        return instance;
    }
}
