using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;

/// <summary>Believes an id_token that is for this program, and for this very sign-in.</summary>
public sealed class IdTokens(SignedTokens tokens, IOptions<SignInOptions> options)
{
    /// <exception cref="AuthenticationFailureException">Why the token is not believed, without its content.</exception>
    /// <exception cref="ProviderUnavailableException"/>
    public async Task<ClaimsIdentity> ValidateAsync(string token, string nonce, CancellationToken ct)
    {
        var claims = await tokens.ValidateAsync(token, ofAudience: true, ct);
        Require(claims.FindFirst("nonce") is { } named && Same(named.Value, nonce), "the id_token is for another sign-in: its nonce differs");
        Require(
            claims.FindFirst("azp") is { } party ? party.Value == options.Value.ClientId : claims.FindAll("aud").Count() == 1,
            "the id_token was issued to another party");
        return claims;
    }

    private static void Require(bool condition, string reason)
    {
        if (!condition)
            throw new AuthenticationFailureException(reason);
    }

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
