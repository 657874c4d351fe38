using System.Security.Claims;
using EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.SignIn.Alb;

/// <summary>
/// A person's groups where the provider tells them in its access token alone, as Cognito does. The balancer passes that one on
/// as it is, so that the provider's signature is what counts.
/// </summary>
public sealed class AlbGroups(SignedTokens tokens, IOptions<SignInOptions> options)
{
    public const string Header = "x-amzn-oidc-accesstoken";

    /// <param name="claims">What the balancer said.</param>
    /// <exception cref="ProviderUnavailableException">The provider's keys could not be read: nobody is less than they are for that.</exception>
    public async Task<IEnumerable<Claim>> FindAsync(HttpRequest request, IEnumerable<Claim> claims, CancellationToken ct)
    {
        if (options.Value is not { AdminGroup.Length: > 0, GroupsClaim: var groups } || claims.Any(claim => claim.Type == groups)
            || request.Headers[Header] is not [{ Length: > 0 } token])
            return [];
        try
        {
            var told = await tokens.ValidateAsync(token, ofAudience: false, ct);
            // Access tokens of Cognito name the client, not an audience.
            return told.HasClaim("client_id", options.Value.ClientId!) && claims.Any(claim => claim.Type == "sub" && told.HasClaim("sub", claim.Value)) ? told.FindAll(groups) : [];
        }
        catch (AuthenticationFailureException)
        {
            return [];
        }
    }
}
