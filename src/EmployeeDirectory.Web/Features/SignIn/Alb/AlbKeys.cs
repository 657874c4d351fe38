using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;

namespace EmployeeDirectory.Web.Features.SignIn.Alb;

public sealed class AlbKeys(IHttpClientFactory clients, LoadBalancer balancer) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Never refreshed: a key does not change under its id, and a region has only a few at a time.
    private const int Kept = 32;

    private readonly ConcurrentDictionary<Guid, ECParameters> _keys = new();

    // Key ids come from requests: without a rate limit, each invented one would cause a request to AWS.
    private readonly TokenBucketRateLimiter _asking = new(
        new() { TokenLimit = 10, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(1) });

    public async Task<ECParameters> FindAsync(Guid id, CancellationToken ct)
    {
        if (_keys.TryGetValue(id, out var known))
            return known;
        using var lease = _asking.AttemptAcquire();
        if (!lease.IsAcquired)
            throw new ProviderUnavailableException("Too many keys of balancers were asked for.");
        var key = await ReadAsync(id, ct);
        if (_keys.Count >= Kept)
            _keys.Clear();
        return _keys[id] = key;
    }

    public void Dispose() => _asking.Dispose();

    private async Task<ECParameters> ReadAsync(Guid id, CancellationToken ct)
    {
        try
        {
            using var client = clients.CreateClient(nameof(AlbKeys));
            using var answer = await client.GetAsync(
                $"https://public-keys.auth.elb.{balancer.Region}.amazonaws.com/{id:D}", ct);
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
                throw new AuthenticationFailureException(
                    "the balancer's word is signed with a key that its region does not have");
            using var key = ECDsa.Create();
            key.ImportFromPem(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(ct));
            return key.ExportParameters(includePrivateParameters: false);
        }
        catch (Exception fault) when (
            fault is HttpRequestException or ArgumentException or CryptographicException or OperationCanceledException
            && !ct.IsCancellationRequested)
        {
            throw new ProviderUnavailableException("The keys of the balancer cannot be read.", fault);
        }
    }
}
