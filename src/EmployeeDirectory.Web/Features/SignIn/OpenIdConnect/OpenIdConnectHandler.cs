using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;

/// <summary>
/// OpenID Connect's code flow on top of OAuth's, which brings state, the cookie that ties it to the browser, and PKCE.
/// Added are the provider's description of itself, the nonce, the issuer of a response and the id_token.
/// </summary>
public sealed class OpenIdConnectHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, Provider provider, IdTokens idTokens)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    private const string Nonce = "nonce";
    private const int LongestErrorCode = 40;

    private bool _taking;
    private OpenIdConnectConfiguration? _published;

    /// <summary>Only when asked to: the framework would take a response before any limit on requests.</summary>
    public override Task<bool> ShouldHandleRequestAsync() => Task.FromResult(_taking);

    /// <summary>Answers the request, which is a response of the provider's.</summary>
    public async Task TakeResponseAsync()
    {
        _taking = true;
        try
        {
            await HandleRequestAsync();
        }
        finally
        {
            // An error page runs the pipeline again, with this same handler.
            _taking = false;
        }
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _published = await provider.ReadAsync(Context.RequestAborted);
        Options.AuthorizationEndpoint = _published.AuthorizationEndpoint;
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        // Kept in the state, which is encrypted and comes back by way of the browser.
        var nonce = properties.Items[Nonce] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, nonce!);
    }

    /// <summary>With groups where the provider has a scope of that name, as some tell them only then.</summary>
    protected override string FormatScope() => FormatScope(Options.Scope.Concat(_published!.ScopesSupported.Where(scope => scope == "groups")));

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var published = await provider.ReadAsync(Context.RequestAborted);
        // RFC 9207: a code from one provider is not shown to another.
        string? issuer = Request.Query["iss"];
        if (issuer is null ? published.AuthorizationResponseIssParameterSupported : issuer != published.Issuer)
            return Refused("the response names another issuer");
        try
        {
            return await ExchangeCodeAsync(context, published.TokenEndpoint);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or OperationCanceledException && !Context.RequestAborted.IsCancellationRequested)
        {
            throw new ProviderUnavailableException("The OpenID provider's token endpoint does not answer as it should.", fault);
        }
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        if (tokens.Response!.RootElement.GetString("id_token") is not { } idToken)
            throw new AuthenticationFailureException("the provider sent no id_token");
        var claims = await idTokens.ValidateAsync(idToken, properties.Items[Nonce]!, Context.RequestAborted);
        return new(new(claims), properties, Scheme.Name);
    }

    private async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context, string address)
    {
        using var client = provider.NewClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = Options.ClientId,
            ["client_secret"] = Options.ClientSecret,
            ["redirect_uri"] = context.RedirectUri,
            ["code"] = context.Code,
            [OAuthConstants.CodeVerifierKey] = context.Properties.Items[OAuthConstants.CodeVerifierKey]!
        });
        using var answer = await client.PostAsync(address, form, Context.RequestAborted);
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            throw new HttpRequestException($"The token endpoint answered {(int)answer.StatusCode}.");
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Context.RequestAborted));
        return answer.IsSuccessStatusCode
            ? OAuthTokenResponse.Success(body)
            : Refused($"the provider refused the code: {ErrorCode(body)}");
    }

    /// <summary>Such as invalid_grant; nothing that could be anything else.</summary>
    private static string ErrorCode(JsonDocument body) =>
        body.RootElement.GetString("error") is { Length: <= LongestErrorCode } code && code.All(c => char.IsAsciiLetterLower(c) || c == '_') ? code : "no reason given";

    private static OAuthTokenResponse Refused(string reason) => OAuthTokenResponse.Failed(new AuthenticationFailureException(reason));
}
