using System.Net.Sockets;
using System.Text;

namespace EmployeeDirectory.Web.Hosting.Health;

public sealed class ServiceManager(LatestHealth health) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly string? _socket = Environment.GetEnvironmentVariable("NOTIFY_SOCKET");

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        Tell("STOPPING=1");
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_socket is null)
            return;
        while (!health.IsServing)
            await Task.Delay(Pause, stoppingToken);
        Tell("READY=1");
    }

    private void Tell(string state)
    {
        if (_socket is null)
            return;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        // sd_notify(3): a leading @ means an abstract socket address, which starts with a zero byte.
        socket.SendTo(
            Encoding.UTF8.GetBytes(state),
            new UnixDomainSocketEndPoint(_socket[0] == '@' ? '\0' + _socket[1..] : _socket));
    }
}
