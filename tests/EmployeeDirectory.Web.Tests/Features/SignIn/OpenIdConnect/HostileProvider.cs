using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EmployeeDirectory.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;

/// <summary>A provider that answers as a test says. It has no pages: the test is the browser, and is let in at once.</summary>
internal sealed class HostileProvider : IAsyncDisposable
{
    public const string ClientId = "directory";
    public const string Secret = "a client secret that is long enough for a key";

    /// <summary>Asked with this, it has no faults.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>No provider should publish one, and whoever reads it could sign with it.</summary>
    public const string PublishedKeyId = "shared";

    private readonly Dictionary<string, string> _challenges = [];
    private LoopbackServer? _server;

    public static byte[] PublishedSecret { get; } = RandomNumberGenerator.GetBytes(32);

    public RSA Key { get; private set; } = RSA.Create(2048);

    public string KeyId { get; private set; } = Guid.NewGuid().ToString();

    public string Issuer => _server!.Endpoint.ToString().TrimEnd('/');

    /// <summary>What it makes of the nonce of a sign-in.</summary>
    public Func<string, string> IdToken { get; set; } = _ => "";

    /// <summary>Where it fails, and how.</summary>
    public (string Path, RequestDelegate Answer)? Fault { get; set; }

    /// <summary>What it calls itself, if not what it is.</summary>
    public string? Alias { get; set; }

    /// <summary>Whether the parameters of a sign-in must reach it by another way than the browser.</summary>
    public bool RequiresPush { get; set; }

    /// <summary>How often it was asked for its keys.</summary>
    public int KeysAsked { get; private set; }

    public static async Task<HostileProvider> StartAsync()
    {
        var provider = new HostileProvider();
        provider._server = await LoopbackServer.StartAsync(provider.AnswerAsync);
        return provider;
    }

    public void RotateKey() => (Key, KeyId) = (RSA.Create(2048), Guid.NewGuid().ToString());

    /// <returns>The address at the program to which its page would send the browser.</returns>
    public string LetIn(Uri challenge)
    {
        var asked = QueryHelpers.ParseQuery(challenge.Query);
        var code = Guid.NewGuid().ToString();
        _challenges[code] = $"{asked["code_challenge_method"]} {asked["code_challenge"]} {asked["nonce"]}";
        return QueryHelpers.AddQueryString(new Uri(asked["redirect_uri"]!).AbsolutePath, new Dictionary<string, string?>
        {
            ["code"] = code,
            ["state"] = asked["state"],
            ["iss"] = Issuer
        });
    }

    public ValueTask DisposeAsync()
    {
        Key.Dispose();
        return _server!.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        var path when path == Fault?.Path && !context.Request.Query.ContainsKey(Elsewhere) => Fault!.Value.Answer(context),
        "/.well-known/openid-configuration" => context.Response.WriteAsJsonAsync(new
        {
            issuer = Alias ?? Issuer,
            authorization_endpoint = $"{Issuer}/authorize",
            token_endpoint = $"{Issuer}/token",
            jwks_uri = $"{Issuer}/keys",
            pushed_authorization_request_endpoint = $"{Issuer}/pushed",
            require_pushed_authorization_requests = RequiresPush,
            authorization_response_iss_parameter_supported = true
        }),
        "/keys" => KeysAsync(context),
        "/token" => TokenAsync(context),
        _ => Task.CompletedTask
    };

    private Task KeysAsync(HttpContext context)
    {
        KeysAsked++;
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(Key.ExportParameters(includePrivateParameters: false)));
        return context.Response.WriteAsJsonAsync(new { keys = (object[])[new { kty = "RSA", use = "sig", kid = KeyId, n = key.N, e = key.E }, new { kty = "oct", use = "sig", kid = PublishedKeyId, k = Base64Url.EncodeToString(PublishedSecret) }] });
    }

    private Task TokenAsync(HttpContext context)
    {
        var form = context.Request.Form;
        if (!_challenges.Remove(form["code"].ToString(), out var challenge) || form["client_secret"] != Secret
            || challenge.Split(' ') is not ["S256", var hash, var nonce]
            || hash != Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return context.Response.WriteAsJsonAsync(new { error = "invalid_grant" });
        }
        return context.Response.WriteAsJsonAsync(new { access_token = "an access token", token_type = "Bearer", id_token = IdToken(nonce) });
    }
}
