using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace EmployeeDirectory.Web.Hosting.Lambda;

// CloudFront proves itself by a secret, and is then believed who asks, and under which host name.
public sealed record GatewayOrigin(string Host, IPAddress? Client)
{
    private const string SecretHeader = "x-origin-secret";
    private const string HostHeader = "x-directory-host";
    private const string ViewerHeader = "x-directory-viewer";

    /// <param name="secretHashes">SHA-256 in hex; empty where API Gateway is asked directly.</param>
    /// <returns>Null for a request that did not come by CloudFront, although it must.</returns>
    public static GatewayOrigin? Of(GatewayRequest request, IReadOnlyCollection<string> secretHashes)
    {
        var headers = new Dictionary<string, string>(
            request.Headers ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase);
        if (secretHashes.Count == 0)
            return new(headers.GetValueOrDefault("host", ""), Parse(request.RequestContext.Http.SourceIp));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(headers.GetValueOrDefault(SecretHeader, "")));
        return secretHashes.Any(expected => CryptographicOperations.FixedTimeEquals(Convert.FromHexString(expected), hash))
            ? new(headers.GetValueOrDefault(HostHeader, ""), Parse(headers.GetValueOrDefault(ViewerHeader, "")))
            : null;
    }

    private static IPAddress? Parse(string address) => IPAddress.TryParse(address, out var parsed) ? parsed : null;
}
