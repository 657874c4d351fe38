using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>Of a loopback server, signed by itself.</summary>
internal static class Certificate
{
    public static void Write(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow;
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx));
    }
}
