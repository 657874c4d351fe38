using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.Alb;

/// <summary>Signs as an Application Load Balancer does, and is the host where its region's keys are.</summary>
internal sealed class Balancer : HttpMessageHandler
{
    public const string Arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/people/50dc6c495c0c9188";
    public const string Authority = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_EXAMPLE";
    public const string ClientId = "directory";

    private readonly List<string> _asked = [];

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Guid KeyId { get; } = Guid.NewGuid();

    /// <summary>A key that cannot be read at the moment.</summary>
    public static Guid UnreachableKey { get; } = Guid.NewGuid();

    /// <summary>The addresses at which keys were looked for.</summary>
    public IReadOnlyList<string> Asked => _asked;

    public JsonObject Header(int minutes = 2) => new()
    {
        ["typ"] = "JWT",
        ["kid"] = KeyId.ToString(),
        ["alg"] = "ES256",
        ["iss"] = Authority,
        ["client"] = ClientId,
        ["signer"] = Arn,
        ["exp"] = DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds()
    };

    public static JsonObject Person(string subject = "ada") => new() { ["sub"] = subject, ["name"] = "Ada Löwe", ["email"] = "ada@example.com", ["email_verified"] = "true" };

    public string Sign(JsonObject? header = null, JsonObject? person = null, ECDsa? key = null) =>
        Sign((header ?? Header()).ToJsonString(), (person ?? Person()).ToJsonString(), key ?? Key);

    public static string Sign(string header, string person, ECDsa key)
    {
        var signed = $"{Part(header)}.{Part(person)}";
        return $"{signed}.{Part(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    public static string Part(string json) => Part(Encoding.UTF8.GetBytes(json));

    /// <summary>With the padding that the balancer writes, and other signers do not.</summary>
    public static string Part(byte[] bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_asked)
            _asked.Add(request.RequestUri!.ToString());
        const string host = "https://public-keys.auth.elb.eu-west-1.amazonaws.com/";
        var status = request.RequestUri!.ToString() switch
        {
            var address when address == $"{host}{KeyId}" => HttpStatusCode.OK,
            var address when address == $"{host}{UnreachableKey}" => HttpStatusCode.InternalServerError,
            _ => HttpStatusCode.NotFound
        };
        return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(Key.ExportSubjectPublicKeyInfoPem()) });
    }
}
