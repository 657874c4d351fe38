using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Rehearsal.Balancing;

/// <summary>HAProxy in the place of an Application Load Balancer, told at run time by its socket which instances there are.</summary>
internal sealed class HaProxy : IDisposable
{
    private const int Places = 20;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly string _socket;
    private readonly X509Certificate2 _certificate = Certificate.Create("localhost");
    private ChildProcess? _process;

    private HaProxy(string folder) => _socket = Path.Combine(folder, "haproxy.sock");

    /// <summary>Names for instances, each for one only.</summary>
    public static IReadOnlyList<string> Slots { get; } = [.. Enumerable.Range(1, Places).Select(number => $"i{number}")];

    public Uri Address { get; private set; } = null!;

    public static async Task<HaProxy> StartAsync(string folder)
    {
        var balancer = new HaProxy(folder);
        var port = Loopback.FreePort();
        var (settings, pem) = (Path.Combine(folder, "haproxy.cfg"), Path.Combine(folder, "haproxy.pem"));
        using (var key = balancer._certificate.GetECDsaPrivateKey()!)
            await File.WriteAllTextAsync(pem, $"{balancer._certificate.ExportCertificatePem()}\n{key.ExportECPrivateKeyPem()}\n");
        await File.WriteAllTextAsync(settings, HaproxySettings.For(port, pem, balancer._socket, Slots));
        balancer.Address = new Uri($"https://localhost:{port}/");
        balancer._process = Logged.Start(Path.Combine(folder, "haproxy.log"), folder, ["haproxy", "-db", "-f", settings]);
        await balancer._process.WaitUntilAsync(() => Task.FromResult(File.Exists(balancer._socket)), StartLimit);
        return balancer;
    }

    /// <summary>Whether this is the balancer that a visitor talks to.</summary>
    public bool Presents(X509Certificate? certificate) => certificate is not null && certificate.GetRawCertData().AsSpan().SequenceEqual(_certificate.RawData);

    public async Task SetAsync(string instance, string what)
    {
        var answer = await AskAsync($"set server {HaproxySettings.Fleet}/{instance} {what}");
        // It confirms a changed address, and says nothing to a changed state.
        if (answer.Trim() is { Length: > 0 } words && !words.Contains("changed", StringComparison.Ordinal) && !words.StartsWith("no need", StringComparison.Ordinal))
            throw new InvalidOperationException($"HAProxy does not set {what} of {instance}: {words}");
    }

    public async Task<SeenInstance> LookAsync(string instance) => SeenInstance.Read(await AskAsync("show stat"), instance);

    public void Dispose()
    {
        _process?.Dispose();
        _certificate.Dispose();
    }

    private async Task<string> AskAsync(string command)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"{command}\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
