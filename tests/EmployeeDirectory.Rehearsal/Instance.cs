using System.Globalization;
using System.Net;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Rehearsal;

/// <summary>One instance of the published program, with a folder, a clock and ways to table and bucket of its own.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(45);

    private readonly InstanceSettings _settings;
    private readonly string _folder;
    private readonly string? _diskSize;
    private ChildProcess _process = null!;

    private Instance(InstanceSettings settings, string name, string? diskSize, FaultProxy table, FaultProxy bucket)
    {
        (_settings, Name, _diskSize, Table, Bucket) = (settings, name, diskSize, table, bucket);
        _folder = Path.Combine(settings.Folder, name);
        Directory.CreateDirectory(_folder);
        Clock = new(Path.Combine(settings.Folder, $"{name}.clock"));
        Address = Loopback.Url(Loopback.FreePort());
    }

    /// <summary>Also what the balancer calls it.</summary>
    public string Name { get; }

    public Uri Address { get; }

    public ProcessClock Clock { get; }

    public FaultProxy Table { get; }

    public FaultProxy Bucket { get; }

    /// <summary>Its data folder, also where it is on a disk that nobody else sees.</summary>
    public string Data => _diskSize is null ? _folder : string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/root{_folder}");

    public string ReadModel => Directory.GetFiles(Data, "read-model-*.db").Single();

    public static async Task<Instance> StartAsync(InstanceSettings settings, string name, string? diskSize)
    {
        var instance = new Instance(settings, name, diskSize, await FaultProxy.StartAsync(settings.DynamoDb), await FaultProxy.StartAsync(settings.S3));
        instance.Start();
        return instance;
    }

    /// <summary>Again on the files and at the address of the last run.</summary>
    public void Start() => _process = Logged.Start(Log, _settings.Folder, [.. OnItsDisk, _settings.Program], Environment);

    /// <summary>As a service manager does, which waits no longer than the unit says.</summary>
    public async Task TerminateAsync()
    {
        _process.Signal("TERM");
        if (await _process.ExitAsync(StopLimit) is var code and not 0)
            throw new InvalidOperationException($"{Name} ended with {code}");
    }

    public async Task KillAsync()
    {
        _process.Signal("KILL");
        await _process.ExitAsync(StopLimit);
        _process.Dispose();
    }

    /// <summary>Halts it in the middle of whatever it does.</summary>
    public void Freeze() => _process.Signal("STOP");

    public void Thaw() => _process.Signal("CONT");

    // The deep check writes, and waits for a table that stalls longer than a balancer would.
    public Task<HttpStatusCode?> HealthAsync(string which = "") =>
        Loopback.StatusAsync(new Uri(Address, $"health{which}"), which.Length > 0 ? TimeSpan.FromSeconds(6) : null);

    public async Task<bool> IsWellAsync() => _process.HasExited
        ? throw new InvalidOperationException($"{Name} has ended; {Log} may tell why")
        : await HealthAsync("/deep") == HttpStatusCode.OK;

    public async Task<string> AdminLinkAsync()
    {
        using var command = new ChildProcess(_settings.Program, ["admin-link"], _settings.Folder, Environment);
        return await command.ExitAsync(StopLimit) == 0 ? command.Output : throw new InvalidOperationException(command.Output);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Dispose();
        await Table.DisposeAsync();
        await Bucket.DisposeAsync();
    }

    private string Log => Path.Combine(_settings.Folder, $"{Name}.log");

    private Dictionary<string, string?> Environment
    {
        get
        {
            var environment = _settings.Environment(Address, _folder, Table, Bucket);
            foreach (var (key, value) in Clock.Settings)
                environment[key] = value;
            return environment;
        }
    }

    /// <summary>In a name space of its own, which takes the disk along when it ends.</summary>
    private string[] OnItsDisk => _diskSize is null ? [] :
    [
        "unshare", .. System.Environment.IsPrivilegedProcess ? (string[])[] : ["--map-root-user"], "--mount", "bash", "-c",
        "mount -t tmpfs -o size=\"$0\" tmpfs \"$1\" && exec \"$2\"", _diskSize, _folder
    ];
}
