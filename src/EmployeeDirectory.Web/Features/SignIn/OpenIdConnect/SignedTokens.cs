using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;

/// <summary>Believes what the provider signed, and not long ago.</summary>
public sealed class SignedTokens(Provider provider, IOptions<SignInOptions> options)
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

    /// <param name="ofAudience">Whether it must say that it is for this program.</param>
    /// <exception cref="AuthenticationFailureException">Why the token is not believed, without its content.</exception>
    /// <exception cref="ProviderUnavailableException"/>
    public async Task<ClaimsIdentity> ValidateAsync(string token, bool ofAudience, CancellationToken ct)
    {
        var result = await ValidateAsync(token, ofAudience, await provider.ReadAsync(ct));
        if (result.Exception is SecurityTokenInvalidSignatureException)
            result = await ValidateAsync(token, ofAudience, await provider.RereadAsync(ct));
        return result.IsValid ? result.ClaimsIdentity : throw new AuthenticationFailureException($"a token is not valid: {result.Exception.GetType().Name}");
    }

    private Task<TokenValidationResult> ValidateAsync(string token, bool ofAudience, OpenIdConnectConfiguration published) => _handler.ValidateTokenAsync(token, new()
    {
        ValidAlgorithms = Algorithms,
        ValidIssuer = published.Issuer,
        ValidateAudience = ofAudience,
        ValidAudience = options.Value.ClientId,
        IssuerSigningKeys = published.SigningKeys,
        ClockSkew = TimeSpan.FromMinutes(1)
    });
}
