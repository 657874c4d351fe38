using System.Net.Sockets;
using System.Text;

namespace EmployeeDirectory.Web.Features.Health;

/// <summary>
/// Tells systemd, for units of Type=notify, when this instance takes requests and when it stops to. Elsewhere there is no
/// NOTIFY_SOCKET and nothing is told.
/// </summary>
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
        // An @ stands for the zero byte of an abstract address.
        socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(_socket[0] == '@' ? '\0' + _socket[1..] : _socket));
    }
}
