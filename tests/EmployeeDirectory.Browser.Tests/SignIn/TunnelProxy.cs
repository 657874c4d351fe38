using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Browser.Tests.SignIn;

/// <summary>
/// An https proxy, as HTTPS_PROXY names one, beyond which there is one host. The program has no setting for the address of the
/// balancers' keys, so that the way there is the only thing a test can turn.
/// </summary>
internal sealed class TunnelProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tunnel-");
    private readonly X509Certificate2 certificate;
    private readonly string host;
    private readonly Func<string, string?> answer;

    /// <param name="answer">The body at a path; null where nothing is.</param>
    public TunnelProxy(string host, Func<string, string?> answer)
    {
        (this.host, this.answer) = (host, answer);
        certificate = Certificate.Create(host);
        File.WriteAllText(Authorities, certificate.ExportCertificatePem());
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>What makes a program go through here, and believe that the host is the host.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Environment =>
        [new("HTTPS_PROXY", Loopback.Url(((IPEndPoint)listener.LocalEndpoint).Port).ToString()), new("SSL_CERT_FILE", Authorities)];

    private string Authorities => Path.Combine(folder.FullName, "authorities.pem");

    public void Dispose()
    {
        listener.Dispose();
        certificate.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient accepted)
    {
        using var client = accepted;
        try
        {
            var stream = client.GetStream();
            if (!(await ReadHeadAsync(stream)).StartsWith($"CONNECT {host}:443 ", StringComparison.Ordinal))
            {
                await WriteAsync(stream, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
                return;
            }
            await WriteAsync(stream, "HTTP/1.1 200 OK\r\n\r\n");
            await using var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(certificate);
            var path = (await ReadHeadAsync(secure)).Split(' ')[1];
            await WriteAsync(secure, answer(path) is { } body
                ? $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}"
                : "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        }
        catch (Exception e) when (e is IOException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The program hung up.
        }
    }

    private static async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(next) == 1)
            head.Append((char)next[0]);
        return head.ToString();
    }

    private static Task WriteAsync(Stream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text)).AsTask();
}
