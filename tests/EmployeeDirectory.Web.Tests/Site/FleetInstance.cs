using System.Net;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>One of several instances of the program on one table, with a folder, a clock and a way to the table of its own.</summary>
public sealed class FleetInstance : IAsyncDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly IEnumerable<(string Key, string Value)> _settings;

    private readonly CookieContainer _admin;

    private FleetInstance(AwsStandIns aws, FaultProxy table, CookieContainer admin)
    {
        (Table, _admin) = (table, admin);
        Clock = new(_data.PathOf("clock"));
        _settings = [.. aws.SettingsWithKey, ("AWS_ENDPOINT_URL_DYNAMODB", table.Endpoint.ToString()), .. Clock.Settings];
    }

    public FaultProxy Table { get; }

    public ProcessClock Clock { get; }

    public DirectoryProcess Process { get; private set; } = null!;

    public HttpClient Client => Process.Client;

    public string ReadModel => Assert.Single(Directory.GetFiles(_data.Path, "read-model-*.db"));

    /// <param name="admin">Cookies that the clients of all instances share.</param>
    /// <param name="ahead">How far its clock is ahead of the machine's.</param>
    public static async Task<FleetInstance> StartAsync(
        DynamoDbLocal dynamoDb, AwsStandIns aws, CookieContainer admin, TimeSpan ahead = default)
    {
        var instance = new FleetInstance(aws, await FaultProxy.StartAsync(await dynamoDb.EndpointAsync()), admin);
        instance.Clock.Offset = ahead;
        await instance.StartAsync();
        return instance;
    }

    /// <summary>Starts the program, again on the files that it left.</summary>
    public async Task StartAsync() => Process = await DirectoryProcess.StartAsync(_data, _admin, _settings);

    /// <param name="killed">Without a word, or as a service manager does.</param>
    public async Task StopAsync(bool killed)
    {
        if (!killed)
        {
            Process.Terminate();
            Assert.Equal(0, await Process.ExitAsync());
        }
        Process.Dispose();
    }

    /// <summary>Whether its list has the text: also of a name, whose family name is set off by markup, or of an address.</summary>
    public async Task<bool> ListsAsync(string text) => (await Process.Visitor.GetStringAsync("/"))
        .Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal).Contains(text, StringComparison.Ordinal);

    /// <summary>Waits until the instance has asked the table this often once more.</summary>
    public Task RequestsAsync(string operation, int times)
    {
        var before = Requested(operation);
        return Wait.UntilAsync(() => Task.FromResult(Requested(operation) >= before + times));
    }

    /// <summary>Waits until the instance has read both change feeds, of records and of accounts, this often once more.</summary>
    public Task PollsAsync(int times) => RequestsAsync("Query", times * 2);

    public int Requested(string operation) => Table.Requests.GetValueOrDefault(operation);

    public async ValueTask DisposeAsync()
    {
        Process.Dispose();
        await Table.DisposeAsync();
        _data.Dispose();
    }
}
