using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;

/// <summary>Believes an id_token when the provider signed it, for this program, for this very sign-in, and not long ago.</summary>
public sealed class IdTokens(Provider provider, IOptions<SignInOptions> options)
{
    private const int LongestToken = 64 * 1024;

    // Signatures by the provider's own key alone: with HS256 the client secret would do, or its public key taken for a secret.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512
    ];

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = LongestToken };

    /// <exception cref="AuthenticationFailureException">Why the token is not believed, without its content.</exception>
    /// <exception cref="ProviderUnavailableException"/>
    public async Task<ClaimsIdentity> ValidateAsync(string token, string nonce, CancellationToken ct)
    {
        var result = await ValidateAsync(token, await provider.ReadAsync(ct));
        if (result.Exception is SecurityTokenInvalidSignatureException)
            result = await ValidateAsync(token, await provider.RereadAsync(ct));
        if (!result.IsValid)
            throw new AuthenticationFailureException($"the id_token is not valid: {result.Exception.GetType().Name}");
        var claims = result.ClaimsIdentity;
        Require(claims.FindFirst("nonce") is { } named && Same(named.Value, nonce), "the id_token is for another sign-in: its nonce differs");
        Require(
            claims.FindFirst("azp") is { } party ? party.Value == options.Value.ClientId : claims.FindAll("aud").Count() == 1,
            "the id_token was issued to another party");
        return claims;
    }

    private Task<TokenValidationResult> ValidateAsync(string token, OpenIdConnectConfiguration published) => _handler.ValidateTokenAsync(token, new()
    {
        ValidAlgorithms = Algorithms,
        ValidIssuer = published.Issuer,
        ValidAudience = options.Value.ClientId,
        IssuerSigningKeys = published.SigningKeys,
        ClockSkew = TimeSpan.FromMinutes(1)
    });

    private static void Require(bool condition, string reason)
    {
        if (!condition)
            throw new AuthenticationFailureException(reason);
    }

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
