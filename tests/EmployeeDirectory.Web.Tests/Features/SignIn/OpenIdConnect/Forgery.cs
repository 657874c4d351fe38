using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;

/// <summary>The id_token of a provider, and what someone may make of it.</summary>
internal sealed class Forgery(HostileProvider provider, string nonce)
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public static readonly Dictionary<string, Func<Forgery, string>> All = new()
    {
        ["another audience"] = forgery => forgery.With("aud", "another-client"),
        ["no audience"] = forgery => forgery.With("aud", null),
        ["several audiences"] = forgery => forgery.With("aud", (string[])[HostileProvider.ClientId, "another-client"]),
        ["issued to another party"] = forgery => forgery.With("azp", "another-client"),
        ["another issuer"] = forgery => forgery.With("iss", "https://evil.example"),
        ["no issuer"] = forgery => forgery.With("iss", null),
        ["expired"] = forgery => forgery.With("exp", Seconds(-5)),
        ["no expiry"] = forgery => forgery.With("exp", null),
        ["from the future"] = forgery => forgery.With("nbf", Seconds(5)),
        ["another nonce"] = forgery => forgery.With("nonce", (forgery.Nonce[0] == 'A' ? "B" : "A") + forgery.Nonce[1..]),
        ["no nonce"] = forgery => forgery.With("nonce", null),
        ["no subject"] = forgery => forgery.With("sub", null),
        ["empty subject"] = forgery => forgery.With("sub", ""),
        ["another key of that name"] = forgery => forgery.SignedBy(new RsaSecurityKey(RSA.Create(2048)) { KeyId = forgery.KeyId }),
        ["another key"] = forgery => forgery.SignedBy(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "another" }),
        ["another key without a name"] = forgery => forgery.SignedBy(new RsaSecurityKey(RSA.Create(2048))),
        ["client secret as the key"] = forgery => forgery.Hmac(Encoding.UTF8.GetBytes(HostileProvider.Secret)),
        ["public key as a secret"] = forgery => forgery.Hmac(Encoding.ASCII.GetBytes(forgery.PublicKey)),
        ["published secret as the key"] = forgery => forgery.Hmac(HostileProvider.PublishedSecret, HostileProvider.PublishedKeyId),
        ["right key by another algorithm"] = forgery => forgery.SignedAs(SecurityAlgorithms.RsaSha256Signature),
        ["no algorithm"] = forgery => $"{Part("""{"alg":"none","typ":"JWT"}""")}.{forgery.Token.Split('.')[1]}.",
        ["no algorithm, with the signature"] = forgery => $"{Part("""{"alg":"nOnE","typ":"JWT"}""")}.{string.Join('.', forgery.Token.Split('.')[1..])}",
        ["no signature"] = forgery => forgery.Token[..(forgery.Token.LastIndexOf('.') + 1)],
        ["changed claims"] = forgery => forgery.Token.Split('.') is [var head, _, var signature] ? $"{head}.{forgery.With("sub", "mallory").Split('.')[1]}.{signature}" : "",
        ["too long"] = forgery => forgery.With("extra", new string('x', 64 * 1024)),
        ["no token"] = _ => "none",
        ["encrypted"] = _ => "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0..AAAA.AAAA.AAAA"
    };

    private readonly Dictionary<string, object> _claims = new()
    {
        ["iss"] = provider.Issuer,
        ["aud"] = HostileProvider.ClientId,
        ["sub"] = "ada",
        ["name"] = "Ada Lovelace",
        ["nonce"] = nonce,
        ["iat"] = Seconds(0),
        ["exp"] = Seconds(5)
    };

    /// <summary>As it should be.</summary>
    public string Token => SignedBy(new RsaSecurityKey(provider.Key) { KeyId = provider.KeyId });

    private string Nonce => nonce;

    private string KeyId => provider.KeyId;

    private string PublicKey => provider.Key.ExportSubjectPublicKeyInfoPem();

    public string With(string claim, object? value)
    {
        _claims.Remove(claim);
        if (value is not null)
            _claims[claim] = value;
        return Token;
    }

    public string SignedBy(SecurityKey key) =>
        Handler.CreateToken(new SecurityTokenDescriptor { Claims = _claims, SigningCredentials = new(key, SecurityAlgorithms.RsaSha256) });

    private string Hmac(byte[] secret, string? keyId = null) => SignedAs("HS256", signed => HMACSHA256.HashData(secret, signed), keyId);

    private string SignedAs(string algorithm) =>
        SignedAs(algorithm, signed => provider.Key.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    private string SignedAs(string algorithm, Func<byte[], byte[]> sign, string? keyId = null)
    {
        var signed = $"{Part($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"{{keyId ?? KeyId}}"}""")}.{Token.Split('.')[1]}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static long Seconds(int minutesFromNow) => DateTimeOffset.UtcNow.AddMinutes(minutesFromNow).ToUnixTimeSeconds();
}
