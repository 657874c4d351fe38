using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>Ends what the provider, and the balancer that asked it, keep of a sign-in.</summary>
public sealed class ProviderSignOut(Provider provider, IAccountStore accounts, IOptions<SignInOptions> options)
{
    // The balancer keeps its session in up to four cookies, which name no other way to end it.
    private const string BalancerCookie = "AWSELBAuthSessionCookie-";
    private const int BalancerCookies = 4;

    /// <returns>Where the browser ends the session at the provider; null for an account of this program and where there is no such place.</returns>
    public async Task<string?> EndAsync(HttpContext http)
    {
        var mode = options.Value.EffectiveMode;
        if (mode == SignInMode.Local || http.Visitor().AccountId is not { } id || await accounts.GetAsync(id, http.RequestAborted) is not { IsLocal: false })
            return null;
        if (mode == SignInMode.Alb)
            for (var i = 0; i < BalancerCookies; i++)
                http.Response.Headers.Append("Set-Cookie", $"{BalancerCookie}{i}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; HttpOnly");
        return await AddressAsync(http);
    }

    private async Task<string?> AddressAsync(HttpContext http)
    {
        try
        {
            var published = await provider.ReadAsync(http.RequestAborted);
            var home = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/";
            // Cognito's name for the same is logout_uri. A token as a hint would stand in the address, and in every log of it.
            return string.IsNullOrEmpty(published.EndSessionEndpoint) ? null : QueryHelpers.AddQueryString(
                published.EndSessionEndpoint,
                new Dictionary<string, string?> { ["client_id"] = options.Value.ClientId, ["post_logout_redirect_uri"] = home, ["logout_uri"] = home });
        }
        catch (ProviderUnavailableException)
        {
            return null;
        }
    }
}
