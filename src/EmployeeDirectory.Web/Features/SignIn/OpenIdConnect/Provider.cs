using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;

/// <summary>What the provider publishes about itself, its addresses and keys: read on first use, kept for an hour.</summary>
public sealed class Provider(IHttpClientFactory clients, IOptions<SignInOptions> options, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Tokens with invented keys shall not make us ask the provider more often than this.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private Reading? _last;
    private DateTimeOffset _reread;

    /// <exception cref="ProviderUnavailableException"/>
    public Task<OpenIdConnectConfiguration> ReadAsync(CancellationToken ct) => ReadAsync(clock.GetUtcNow() - Lifetime, ct);

    /// <summary>After a token that none of the known keys has signed: the provider may have new ones.</summary>
    /// <exception cref="ProviderUnavailableException"/>
    public Task<OpenIdConnectConfiguration> RereadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now < _reread + Pause)
            return ReadAsync(ct);
        _reread = now;
        return ReadAsync(now, ct);
    }

    /// <summary>Bounded in time and size, and without the cookies and redirects of browsers.</summary>
    public HttpClient NewClient() => clients.CreateClient(nameof(Provider));

    public void Dispose() => _one.Dispose();

    private async Task<OpenIdConnectConfiguration> ReadAsync(DateTimeOffset since, CancellationToken ct)
    {
        if (_last is { } last && last.At > since)
            return last.Document;
        if (!await _one.WaitAsync(Patience, ct))
            throw new ProviderUnavailableException("The OpenID provider does not answer.");
        try
        {
            if (_last is not { } meanwhile || meanwhile.At <= since)
                _last = new(await FetchAsync(ct), clock.GetUtcNow());
            return _last.Document;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            return _last?.Document ?? throw new ProviderUnavailableException("The OpenID provider cannot be asked about itself.", fault);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<OpenIdConnectConfiguration> FetchAsync(CancellationToken ct)
    {
        using var client = NewClient();
        var authority = options.Value.Authority!;
        var isSecure = authority.Scheme == Uri.UriSchemeHttps;
        var document = await OpenIdConnectConfigurationRetriever.GetAsync(
            $"{authority.OriginalString.TrimEnd('/')}/.well-known/openid-configuration",
            new HttpDocumentRetriever(client) { RequireHttps = isSecure, SendAdditionalHeaderData = false },
            ct);
        if (!options.Value.IsAuthority(document.Issuer))
            throw new InvalidOperationException($"{authority} calls itself {document.Issuer}: set SignIn__Authority to that.");
        foreach (var address in (string[])[document.AuthorizationEndpoint, document.TokenEndpoint])
            if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint) || isSecure && endpoint.Scheme != Uri.UriSchemeHttps)
                throw new InvalidOperationException($"{authority} names an endpoint that is no https address.");
        return document;
    }

    private sealed record Reading(OpenIdConnectConfiguration Document, DateTimeOffset At);
}
