using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EmployeeDirectory.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace EmployeeDirectory.Web.Features.SignIn.Alb;

// Anyone who reaches this program can send the header: check signature, signer, client, issuer and expiry.
public sealed class AlbAssertions(
    AlbKeys keys, LoadBalancer balancer, IOptions<SignInOptions> options, TimeProvider clock)
{
    public const string Header = "x-amzn-oidc-data";

    private const string Issuer = "iss";
    private const int Longest = 16 * 1024;

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyCollection<Claim>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        Require(request.Headers[Header] is [{ Length: > 0 and <= Longest }], "there is no word of the balancer");
        var parts = request.Headers[Header].ToString().Split('.');
        Require(parts.Length == 3, "the balancer's word has another form");
        try
        {
            var said = JsonSerializer.Deserialize<AlbHeader>(Decode(parts[0]), AlbHeader.Json);
            Require(said is not null, "the balancer's word has another form");
            var key = await keys.FindAsync(Check(said!), ct);
            using var verifier = ECDsa.Create(key);
            // The load balancer, unlike other signers, writes base64url padding and signs it.
            var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
            Require(
                verifier.KeySize == 256 && verifier.VerifyData(signed, Decode(parts[2]), HashAlgorithmName.SHA256),
                "the balancer's signature is not valid");
            var claims = new JsonWebToken("{}", Encoding.UTF8.GetString(Decode(parts[1]))).Claims;
            return [.. claims.Where(claim => claim.Type != Issuer), new(Issuer, said!.Iss)];
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException or ArgumentException)
        {
            throw new AuthenticationFailureException("the balancer's word has another form");
        }
    }

    // On a shared computer, the next person still has the session cookie of the one before.
    public async Task<bool> SpeaksForAsync(HttpRequest request, Account account, CancellationToken ct)
    {
        try
        {
            var claims = await ReadAsync(request, ct);
            return claims.Any(claim => claim.Type == Issuer && claim.Value == account.Issuer)
                && claims.Any(claim => claim.Type == "sub" && claim.Value == account.Subject);
        }
        catch (Exception unknown) when (unknown is AuthenticationFailureException or ProviderUnavailableException)
        {
            return false;
        }
    }

    private Guid Check(AlbHeader said)
    {
        Require(said.Alg == "ES256", "the balancer's word is signed with another algorithm");
        Require(said.Signer == balancer.Arn, "another balancer signed");
        Require(said.Client == options.Value.ClientId, "the balancer speaks of another client");
        Require(options.Value.IsAuthority(said.Iss), "the balancer speaks of another provider");
        Require(said.Exp > (clock.GetUtcNow() - Skew).ToUnixTimeSeconds(), "the balancer's word has expired");
        // It becomes part of the address that the key is read from.
        Require(Guid.TryParseExact(said.Kid, "D", out var kid), "the balancer's key has no proper id");
        return kid;
    }

    private static byte[] Decode(string part) => Base64Url.DecodeFromChars(part.TrimEnd('='));

    private static void Require(bool condition, string reason)
    {
        if (!condition)
            throw new AuthenticationFailureException(reason);
    }
}
