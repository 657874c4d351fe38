using System.Security.Claims;
using EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.SignIn.Alb;

// Cognito sends groups only in the access token, which the provider signs, with client_id instead of aud.
public sealed class AlbGroups(SignedTokens tokens, IOptions<SignInOptions> options)
{
    public const string Header = "x-amzn-oidc-accesstoken";

    public async Task<IEnumerable<Claim>> FindAsync(
        HttpRequest request, IEnumerable<Claim> claims, CancellationToken ct)
    {
        if (options.Value is not { AdminGroup.Length: > 0, GroupsClaim: var groups }
            || claims.Any(claim => claim.Type == groups)
            || request.Headers[Header] is not [{ Length: > 0 } token])
            return [];
        try
        {
            var told = await tokens.ReadAsync(token, ct);
            return told.HasClaim("client_id", options.Value.ClientId!)
                && claims.Any(claim => claim.Type == "sub" && told.HasClaim("sub", claim.Value))
                    ? told.FindAll(groups)
                    : [];
        }
        // Not ProviderUnavailableException: an outage must not take the admin role away.
        catch (AuthenticationFailureException)
        {
            return [];
        }
    }
}
