using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;

public sealed class Provider : ConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private const int LongestDocument = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Provider(IOptions<SignInOptions> options) : this(options.Value.Authority!, options.Value, NewClient())
    {
    }

    private Provider(Uri authority, SignInOptions options, HttpClient backchannel) : base(
        $"{authority.OriginalString.TrimEnd('/')}/.well-known/openid-configuration",
        new Reader(authority, options),
        new HttpDocumentRetriever(backchannel) { RequireHttps = IsSecure(authority), SendAdditionalHeaderData = false })
    {
        Backchannel = backchannel;
        // An hour: the base class adds up to 5 %.
        AutomaticRefreshInterval = TimeSpan.FromMinutes(57);
        // Tokens signed with invented keys must not cause more requests to the provider than this.
        RefreshInterval = TimeSpan.FromSeconds(10);
        // Keys that the provider has withdrawn must stop working.
        UseLastKnownGoodConfiguration = false;
    }

    public HttpClient Backchannel { get; }

    public override async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        try
        {
            return await base.GetConfigurationAsync(cancel).WaitAsync(2 * Patience, cancel);
        }
        catch (Exception fault) when (fault is InvalidOperationException or TimeoutException)
        {
            throw new ProviderUnavailableException("The OpenID provider cannot be asked about itself.", fault);
        }
    }

    public void Dispose() => Backchannel.Dispose();

    private static bool IsSecure(Uri authority) => authority.Scheme == Uri.UriSchemeHttps;

    private static HttpClient NewClient()
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5)
        };
        return new(new ServerErrors { InnerHandler = sockets })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = LongestDocument
        };
    }

    private sealed class Reader(Uri authority, SignInOptions options)
        : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(
            string address, IDocumentRetriever retriever, CancellationToken cancel)
        {
            var document = await OpenIdConnectConfigurationRetriever.GetAsync(address, retriever, cancel);
            if (!options.IsAuthority(document.Issuer))
                throw new InvalidOperationException(
                    $"{authority} calls itself {document.Issuer}: set SignIn__Authority to that.");
            foreach (var named in (string[])[document.AuthorizationEndpoint, document.TokenEndpoint])
                if (!Uri.TryCreate(named, UriKind.Absolute, out var endpoint)
                    || IsSecure(authority) && !IsSecure(endpoint))
                    throw new InvalidOperationException($"{authority} names an endpoint that is no https address.");
            if (document.RequirePushedAuthorizationRequests)
                throw new InvalidOperationException(
                    $"{authority} requires pushed authorization requests, which this program does not send.");
            return document;
        }
    }

    // A 5xx is an outage, even if its body is an OAuth error.
    private sealed class ServerErrors : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.StatusCode < HttpStatusCode.InternalServerError)
                return answer;
            answer.Dispose();
            throw new HttpRequestException($"{request.RequestUri} answered {(int)answer.StatusCode}.");
        }
    }
}
