using System.Net;
using System.Net.Sockets;
using System.Text;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Hosting.Health;

/// <summary>What a service manager is told, on a socket of its kind.</summary>
public sealed class ServiceManagerTests(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private readonly Socket _notices = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private AwsStandIns _aws = null!;

    public async ValueTask InitializeAsync()
    {
        _aws = await AwsStandIns.StartAsync(dynamoDb, s3);
        _notices.Bind(new UnixDomainSocketEndPoint(_data.PathOf("notify")));
    }

    public async ValueTask DisposeAsync()
    {
        _notices.Dispose();
        await _aws.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Notices_Ready_ComesWithTheReadModelAndTheFirstAnswersAndStoppingOnTerminate()
    {
        using (var client = await dynamoDb.ClientAsync())
            await client.CreateTableAsync(EmulatorTable.Definition(_aws.Settings.Single(setting => setting.Key == "Aws__TableName").Value));
        _aws.Table.Break(Fault.Refuse);
        using var site = new DirectoryProcess(_data, [.. _aws.SettingsWithKey, ("NOTIFY_SOCKET", _data.PathOf("notify"))]);
        await site.WaitForHealthAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(0, _notices.Available);

        _aws.Table.Heal();
        Assert.Equal("READY=1", await NoticeAsync());
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("/health")).StatusCode);
        site.Terminate();
        Assert.Equal("STOPPING=1", await NoticeAsync());
        Assert.Equal(0, await site.ExitAsync());
    }

    private async Task<string> NoticeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var buffer = new byte[64];
        return Encoding.UTF8.GetString(buffer, 0, await _notices.ReceiveAsync(buffer, limit.Token));
    }
}
