using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;

public static class OpenIdConnectServices
{
    public const string Scheme = "OpenIdConnect";

    /// <summary>What to register with the provider, after the address of this program.</summary>
    public const string CallbackPath = "/sign-in/callback";

    private const int LongestDocument = 1024 * 1024;

    /// <summary>Where to send the browser, for the page that does.</summary>
    public const string Address = "Address";

    public static void AddProvider(this IServiceCollection services)
    {
        services.AddSingleton<Provider>();
        services.AddSingleton<SignedTokens>();
        services.AddHttpClient(nameof(Provider), client => (client.Timeout, client.MaxResponseContentBufferSize) = (Provider.Patience, LongestDocument))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
    }

    public static void AddOpenIdConnect(this IServiceCollection services, SignInOptions settings) =>
        services.AddSingleton<IdTokens>().AddAuthentication().AddOAuth<OAuthOptions, OpenIdConnectHandler>(Scheme, oauth =>
        {
            oauth.ClientId = settings.ClientId!;
            oauth.ClientSecret = settings.ClientSecret!;
            oauth.CallbackPath = CallbackPath;
            // The framework asks for both at the start; the provider tells the real ones when it is first needed.
            oauth.AuthorizationEndpoint = oauth.TokenEndpoint = settings.Authority!.OriginalString;
            oauth.UsePkce = true;
            foreach (var scope in (string[])["openid", "profile", "email"])
                oauth.Scope.Add(scope);
            oauth.CorrelationCookie.Name = "sign-in-";
            // The framework's None is for answers that are posted; this one comes as a link does. Browsers drop None over http.
            oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
            oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            oauth.Events.OnRedirectToAuthorizationEndpoint = challenge =>
            {
                challenge.Properties.SetParameter(Address, challenge.RedirectUri);
                return Task.CompletedTask;
            };
            oauth.Events.OnTicketReceived = CompleteAsync;
            oauth.Events.OnRemoteFailure = RefuseAsync;
        });

    private static async Task CompleteAsync(TicketReceivedContext ticket)
    {
        var signIns = ticket.HttpContext.RequestServices.GetRequiredService<ProviderSignIns>();
        if (await signIns.CompleteAsync(ticket.HttpContext, ticket.Principal!.Claims))
            ticket.Response.Redirect(ticket.ReturnUri!);
        ticket.HandleResponse();
    }

    /// <summary>An outage is none: its exception goes on to the page that says so.</summary>
    private static async Task RefuseAsync(RemoteFailureContext failure)
    {
        if (failure.Failure is ProviderUnavailableException or StoreUnavailableException)
            return;
        await failure.HttpContext.RequestServices.GetRequiredService<ProviderSignIns>().RefuseAsync(failure.HttpContext, failure.Failure!);
        failure.HandleResponse();
    }
}
