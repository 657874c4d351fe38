using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.SignIn;

public sealed class ProviderSignOut(IAccountStore accounts, IOptions<SignInOptions> options, Provider? provider = null)
{
    // The load balancer keeps its session in up to four cookies; deleting them is the only way to end it.
    private const string BalancerCookie = "AWSELBAuthSessionCookie-";
    private const int BalancerCookies = 4;

    public async Task<string?> EndAsync(HttpContext http)
    {
        var mode = options.Value.EffectiveMode;
        if (mode == SignInMode.Local || http.CurrentUser().AccountId is not { } id
            || await accounts.GetAsync(id, http.RequestAborted) is not { IsLocal: false })
            return null;
        if (mode == SignInMode.Alb)
            for (var i = 0; i < BalancerCookies; i++)
                http.Response.Headers.Append(
                    "Set-Cookie",
                    $"{BalancerCookie}{i}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; HttpOnly");
        return await AddressAsync(http);
    }

    private async Task<string?> AddressAsync(HttpContext http)
    {
        try
        {
            var published = await provider!.GetConfigurationAsync(http.RequestAborted);
            var home = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/";
            // logout_uri is Cognito's name for it. No id_token_hint: it would put the token into URLs and logs.
            return string.IsNullOrEmpty(published.EndSessionEndpoint) ? null : QueryHelpers.AddQueryString(
                published.EndSessionEndpoint,
                new Dictionary<string, string?>
                {
                    ["client_id"] = options.Value.ClientId,
                    ["post_logout_redirect_uri"] = home,
                    ["logout_uri"] = home
                });
        }
        catch (ProviderUnavailableException)
        {
            return null;
        }
    }
}
