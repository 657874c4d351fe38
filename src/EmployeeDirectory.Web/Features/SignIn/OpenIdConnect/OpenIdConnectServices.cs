using EmployeeDirectory.Core.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;

public static class OpenIdConnectServices
{
    public const string Scheme = "OpenIdConnect";

    public const string CallbackPath = "/sign-in/callback";

    private const string Groups = "groups";

    public static void AddProvider(this IServiceCollection services)
    {
        services.AddSingleton<Provider>();
        services.AddSingleton<SignedTokens>();
    }

    public static void AddOpenIdConnect(this IServiceCollection services, SignInOptions settings)
    {
        services.AddAuthentication().AddRemoteScheme<OpenIdConnectOptions, ProviderHandler>(Scheme, null, null);
        services.TryAddEnumerable(
            ServiceDescriptor
                .Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<Provider, SignedTokens>((openId, provider, tokens) =>
        {
            openId.ClientId = settings.ClientId;
            openId.ClientSecret = settings.ClientSecret;
            openId.CallbackPath = CallbackPath;
            // The remote path would let others end sessions; this program signs out by its own form.
            openId.RemoteSignOutPath = openId.SignedOutCallbackPath = PathString.Empty;
            openId.ConfigurationManager = provider;
            openId.Backchannel = provider.Backchannel;
            openId.TokenHandler = tokens;
            openId.TokenValidationParameters = tokens.Parameters;
            openId.ResponseType = OpenIdConnectResponseType.Code;
            openId.ResponseMode = OpenIdConnectResponseMode.Query;
            // PAR would add a request to the provider to each sign-in; state, nonce and PKCE protect it already.
            openId.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
            openId.DisableTelemetry = true;
            openId.Scope.Add("email");
            // Keep every claim of the token: the defaults remove iss.
            openId.ClaimActions.Clear();
            // ExternalIdentities requires sub, with a message of its own.
            openId.ProtocolValidator.RequireSub = false;
            Restrict(openId.CorrelationCookie, "sign-in-");
            Restrict(openId.NonceCookie, "nonce-");
            openId.Events = new()
            {
                OnRedirectToIdentityProvider = AskForGroupsAsync,
                OnMessageReceived = RequireStateAsync,
                OnAuthorizationCodeReceived = RequireIssuerAsync,
                OnTokenResponseReceived = RequireIdTokenAsync,
                OnTokenValidated = RequirePartyAsync,
                OnTicketReceived = CompleteAsync,
                OnRemoteFailure = RefuseAsync
            };
        });
    }

    private static void Restrict(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        // Not None, the framework's default for posted responses: browsers drop it over http, and ours is a GET.
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    private static async Task AskForGroupsAsync(RedirectContext leaving)
    {
        // Some providers send groups only for this scope; others reject a scope that they do not know.
        if ((await leaving.Options.ConfigurationManager!.GetConfigurationAsync(leaving.HttpContext.RequestAborted))
            .ScopesSupported.Contains(Groups))
            leaving.ProtocolMessage.Scope += $" {Groups}";
    }

    private static Task RequireStateAsync(MessageReceivedContext received)
    {
        if (received.Properties is not { Items.Count: > 0 })
            received.Fail("the state is missing, or is not one of this program");
        return Task.CompletedTask;
    }

    // RFC 9207: never send one provider's code to another (mix-up attack).
    private static async Task RequireIssuerAsync(AuthorizationCodeReceivedContext received)
    {
        var published = await received.Options.ConfigurationManager!
            .GetConfigurationAsync(received.HttpContext.RequestAborted);
        string? issuer = received.Request.Query["iss"];
        if (issuer is null ? published.AuthorizationResponseIssParameterSupported : issuer != published.Issuer)
            received.Fail("the response names another issuer");
    }

    private static Task RequireIdTokenAsync(TokenResponseReceivedContext received)
    {
        if (string.IsNullOrEmpty(received.TokenEndpointResponse.IdToken))
            received.Fail("the provider sent no id_token");
        return Task.CompletedTask;
    }

    private static Task RequirePartyAsync(TokenValidatedContext validated)
    {
        // The framework compares azp, but accepts several audiences without one.
        if (validated.Principal!.FindAll("aud").Count() > 1
            && !validated.Principal.HasClaim(claim => claim.Type == "azp"))
            validated.Fail("the id_token was issued to another party");
        return Task.CompletedTask;
    }

    private static async Task CompleteAsync(TicketReceivedContext ticket)
    {
        var signIns = ticket.HttpContext.RequestServices.GetRequiredService<ProviderSignIns>();
        if (await signIns.CompleteAsync(ticket.HttpContext, ticket.Principal!.Claims))
            ticket.Response.Redirect(ticket.ReturnUri!);
        ticket.HandleResponse();
    }

    private static async Task RefuseAsync(RemoteFailureContext failure)
    {
        // An outage is no refusal: the exception goes on to the error page.
        if (failure.Failure is ProviderUnavailableException or StoreUnavailableException)
            return;
        await failure.HttpContext.RequestServices.GetRequiredService<ProviderSignIns>()
            .RefuseAsync(failure.HttpContext, ProviderFailures.Explain(failure.Failure!));
        failure.HandleResponse();
    }
}
