using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;

// Without a log: the framework's handler writes tokens, codes and cookies to it.
public sealed class ProviderHandler(
    IOptionsMonitor<OpenIdConnectOptions> options, HtmlEncoder htmlEncoder, UrlEncoder encoder)
    : OpenIdConnectHandler(options, NullLoggerFactory.Instance, htmlEncoder, encoder)
{
    private bool _taking;

    // False in the authentication middleware: our endpoint calls this handler, behind its rate limit.
    public override Task<bool> ShouldHandleRequestAsync() => Task.FromResult(_taking);

    public async Task<string> BeginAsync(AuthenticationProperties properties)
    {
        await ChallengeAsync(properties);
        var address = Response.Headers.Location.ToString();
        Response.Headers.Location = default;
        Response.StatusCode = StatusCodes.Status200OK;
        return address;
    }

    public async Task TakeResponseAsync()
    {
        _taking = true;
        try
        {
            await HandleRequestAsync();
        }
        finally
        {
            // An error page runs the pipeline again with this same handler.
            _taking = false;
        }
    }

    protected override async Task<OpenIdConnectMessage> RedeemAuthorizationCodeAsync(
        OpenIdConnectMessage tokenEndpointRequest)
    {
        try
        {
            return await base.RedeemAuthorizationCodeAsync(tokenEndpointRequest);
        }
        catch (Exception fault) when (IsOutage(fault) && !Context.RequestAborted.IsCancellationRequested)
        {
            throw new ProviderUnavailableException(
                "The OpenID provider's token endpoint does not answer as it should.", fault);
        }
    }

    // A protocol exception with an inner exception means that the response is not JSON.
    private static bool IsOutage(Exception fault) =>
        fault is HttpRequestException or OperationCanceledException
            or OpenIdConnectProtocolException { InnerException: not null };
}
