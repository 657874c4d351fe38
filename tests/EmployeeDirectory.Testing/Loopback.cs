using System.Net;
using System.Net.Sockets;

namespace EmployeeDirectory.Testing;

public static class Loopback
{
    private static readonly HttpClient Probe = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A port nobody listens on now; connecting to it is refused.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static Uri Url(int port) => new($"http://127.0.0.1:{port}/");

    /// <summary>The status of a GET, or null while nobody answers: within 2 seconds, unless told otherwise.</summary>
    public static async Task<HttpStatusCode?> StatusAsync(Uri address, TimeSpan? within = null)
    {
        using var limit = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(2));
        try
        {
            using var response = await Probe.GetAsync(address, limit.Token);
            return response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
