using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.Alb;

/// <summary>What someone who reaches the program past the balancer, or through one of their own, may send.</summary>
internal static class AlbForgery
{
    private const string Form = "has another form";

    /// <summary>How each is made, the reason in the log, and whether a key is looked for before it is refused.</summary>
    public static readonly Dictionary<string, (Func<Balancer, string> Make, string Reason, bool AsksForKey)> All = new()
    {
        ["no algorithm"] = (balancer => Unsigned(With(balancer, "alg", "none")), "another algorithm", false),
        ["public key as a secret"] = (balancer => Hmac(balancer, With(balancer, "alg", "HS256")), "another algorithm", false),
        ["algorithm in other letters"] = (balancer => balancer.Sign(With(balancer, "alg", "es256")), "another algorithm", false),
        ["another balancer"] = (balancer => balancer.Sign(With(balancer, "signer", Balancer.Arn[..^1] + "9")), "another balancer signed", false),
        ["no signer"] = (balancer => balancer.Sign(With(balancer, "signer", null)), Form, false),
        ["two signers"] = (balancer => Balancer.Sign(balancer.Header().ToJsonString().Replace("{", "{\"signer\":\"another\",", StringComparison.Ordinal), Balancer.Person().ToJsonString(), balancer.Key), Form, false),
        ["another client"] = (balancer => balancer.Sign(With(balancer, "client", "another")), "another client", false),
        ["another provider"] = (balancer => balancer.Sign(With(balancer, "iss", "https://evil.example")), "another provider", false),
        ["expired"] = (balancer => balancer.Sign(balancer.Header(minutes: -1)), "has expired", false),
        ["no expiry"] = (balancer => balancer.Sign(With(balancer, "exp", null)), Form, false),
        ["key at another address"] = (balancer => balancer.Sign(With(balancer, "kid", "../../evil.example/key")), "no proper id", false),
        ["key at another host"] = (balancer => balancer.Sign(With(balancer, "kid", "@evil.example/")), "no proper id", false),
        ["key that nobody has"] = (balancer => balancer.Sign(With(balancer, "kid", Guid.NewGuid().ToString())), "a key that its region does not have", true),
        ["another key"] = (balancer => balancer.Sign(key: ECDsa.Create(ECCurve.NamedCurves.nistP256)), "signature is not valid", true),
        ["changed claims"] = (balancer => balancer.Sign().Split('.') is [var head, _, var signature] ? $"{head}.{Balancer.Part(Balancer.Person("mallory").ToJsonString())}.{signature}" : "", "signature is not valid", true),
        ["padding taken away"] = (balancer => string.Join('.', balancer.Sign().Split('.').Select(part => part.TrimEnd('='))), "signature is not valid", true),
        ["no signature"] = (balancer => Unsigned(balancer.Header()), "signature is not valid", true),
        ["no claims"] = (balancer => Balancer.Sign(balancer.Header().ToJsonString(), "[]", balancer.Key), Form, true),
        ["two parts"] = (balancer => balancer.Sign()[..balancer.Sign().LastIndexOf('.')], Form, false),
        ["no encoding"] = (_ => "a!.b!.c!", Form, false),
        ["nothing in it"] = (_ => "..", Form, false),
        ["null"] = (_ => $"{Balancer.Part("null")}.{Balancer.Part("{}")}.AAAA", Form, false),
        ["too long"] = (balancer => balancer.Sign(person: new JsonObject { ["sub"] = new string('x', 20_000) }), "no word of the balancer", false)
    };

    private static JsonObject With(Balancer balancer, string name, string? value)
    {
        var header = balancer.Header();
        header.Remove(name);
        if (value is not null)
            header[name] = value;
        return header;
    }

    private static string Unsigned(JsonObject header) => $"{Balancer.Part(header.ToJsonString())}.{Balancer.Part(Balancer.Person().ToJsonString())}.";

    private static string Hmac(Balancer balancer, JsonObject header)
    {
        var signed = Unsigned(header)[..^1];
        return $"{signed}.{Balancer.Part(HMACSHA256.HashData(Encoding.ASCII.GetBytes(balancer.Key.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(signed)))}";
    }
}
