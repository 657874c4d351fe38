using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EmployeeDirectory.Testing;

/// <summary>Of a loopback server, signed by itself.</summary>
internal static class Certificate
{
    public static void Write(string path)
    {
        using var certificate = Create("localhost");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx));
    }

    public static X509Certificate2 Create(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
