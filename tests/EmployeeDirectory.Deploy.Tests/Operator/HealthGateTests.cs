using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>deploy and the real curl before a balancer that has the certificate of a domain which no DNS knows.</summary>
public sealed class HealthGateTests
{
    private const string Domain = "people.example.test";

    [Theory]
    [InlineData(Domain, 200, 0, "")]
    [InlineData(Domain, 302, 1, "/health does not say 200 but: 302.")]
    [InlineData(Domain, 503, 1, "/health does not say 200 but: 503.")]
    [InlineData("other.example.test", 200, 1, "/health does not say 200 but: curl: (60)")]
    public async Task Deploy_DomainWithoutDns_IsAskedForAtTheBalancer(string certified, int status, int exitCode, string told)
    {
        using var certificate = Certificate(certified);
        await using var balancer = await StartAsync(certificate, status);
        var port = new Uri(balancer.Urls.Single()).Port;
        using var stub = Installed.Operator("", $"O:Address\\thttps://{Domain}:{port}/", $"P:DomainName\\t{Domain}", "P:CertificateArn\\tarn:aws:acm:1");
        await File.WriteAllTextAsync(stub["ca.pem"], certificate.ExportCertificatePem());
        stub.Add("curl", "exec /usr/bin/curl --cacert \"$here/ca.pem\" \"$@\"");

        var deploy = await stub.OperateAsync("deploy", ["--yes", "directory"]);

        Assert.True(deploy.ExitCode == exitCode, deploy.Errors);
        Assert.Contains(told, deploy.Errors);
        Assert.Contains($"{Domain}. CNAME 127.0.0.1.", deploy.Output);
        if (exitCode == 0)
            Assert.EndsWith($"The directory is at https://{Domain}:{port}/\n", deploy.Output);
    }

    [Theory]
    [InlineData("P:DomainName\\tpeople.example.test", "P:HostedZoneId\\tZ1")]
    [InlineData("P:CertificateArn\\t")]
    public async Task Deploy_NameThatNeedsNoRecord_AsksForNone(params string[] facts)
    {
        using var stub = Installed.Operator("", facts);
        Assert.DoesNotContain("CNAME", (await stub.OperateAsync("deploy", ["--yes", "directory"])).Succeeded());
    }

    [Fact]
    public async Task ClientSecret_Rotated_IsTakenByTheNextDeployment()
    {
        using var stub = Installed.Operator(
            "*list-secret-version-ids*directory/client*AWSCURRENT*) echo 11112222-3333 ;;", "P:SignInMode\\tAlb", "P:CertificateArn\\tarn:aws:acm:1",
            "P:DomainName\\tpeople.example.test", "P:OidcSecretName\\tdirectory/client", "P:OidcIssuer\\tx", "P:OidcClientId\\tx", "P:OidcAuthorizationEndpoint\\tx",
            "P:OidcTokenEndpoint\\tx", "P:OidcUserInfoEndpoint\\tx", "P:OidcSecretVersion\\tan-earlier-one");
        var said = (await stub.OperateAsync("deploy", ["--dry-run", "directory"])).Succeeded();
        Assert.Contains("""{"ParameterKey":"OidcSecretVersion","ParameterValue":"11112222-3333"}""", said);
    }

    private static async Task<WebApplication> StartAsync(X509Certificate2 certificate, int status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
            https.ServerCertificateSelector = (_, name) => name == Domain ? certificate : null)));
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.StatusCode = context.Request.Host.Host == Domain && context.Request.Path == "/health" ? status : 404;
            context.Response.Headers.Location = "/sign-in";
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return app;
    }

    private static X509Certificate2 Certificate(string domain)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={domain}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(domain);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
