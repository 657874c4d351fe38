using System.Net;
using System.Net.Sockets;

namespace EmployeeDirectory.Testing;

public static class Loopback
{
    private static readonly HttpClient Probe = new() { Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>A port nobody listens on now; connecting to it is refused.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static Uri Url(int port) => new($"http://127.0.0.1:{port}/");

    /// <summary>The status of a GET, or null while nobody answers.</summary>
    public static async Task<HttpStatusCode?> StatusAsync(Uri address)
    {
        try
        {
            using var response = await Probe.GetAsync(address);
            return response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
