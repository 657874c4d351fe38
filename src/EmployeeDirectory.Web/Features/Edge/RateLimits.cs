using System.Globalization;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Edge;

/// <summary>
/// How often one visitor may ask for what costs. The constants name policies for <see cref="EnableRateLimitingAttribute"/>; setting
/// <c>RateLimits:{name}</c>: requests a minute, all of which may come at once.
/// </summary>
public static class RateLimits
{
    public const string SignIn = "SignIn";

    /// <summary>Lists, searches, charts and profiles.</summary>
    public const string Search = "Search";

    /// <summary>What leaves as a file.</summary>
    public const string Export = "Export";

    /// <summary>Whatever may carry a picture.</summary>
    public const string Upload = "Upload";

    /// <summary>What others have to read and decide on.</summary>
    public const string Suggestion = "Suggestion";

    private const string Section = "RateLimits";

    /// <summary>
    /// Visitors share that many counters, so that nobody can fill the memory with addresses; two who meet in one share what is
    /// plenty. Who meets whom differs from process to process and cannot be aimed at.
    /// </summary>
    private const int Counters = 1 << 14;

    /// <summary>Plenty for people, an office behind one address included.</summary>
    private static readonly (string Name, int PerMinute)[] Defaults = [(SignIn, 60), (Search, 1200), (Export, 60), (Upload, 120), (Suggestion, 20)];

    /// <exception cref="StartupException">A setting that is no number above 0.</exception>
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var policies = Defaults.Select(policy => (policy.Name, Options: Bucket(PerMinute(builder.Configuration, policy.Name) ?? policy.PerMinute))).ToList();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (refused, _) =>
            {
                if (refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    refused.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            foreach (var (name, options) in policies)
                limiter.AddPolicy(name, http => RateLimitPartition.GetTokenBucketLimiter(CounterOf(http), _ => options));
        });
    }

    private static int? PerMinute(ConfigurationManager configuration, string name) => configuration[$"{Section}:{name}"] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        var text => throw new StartupException($"Check RateLimits__{name}: {text} is no number of requests a minute.")
    };

    private static TokenBucketRateLimiterOptions Bucket(int perMinute)
    {
        var tokens = (perMinute - 1) / 60 + 1;
        return new() { TokenLimit = perMinute, TokensPerPeriod = tokens, ReplenishmentPeriod = TimeSpan.FromMinutes(1) * tokens / perMinute };
    }

    /// <returns>The number of the counter of whoever sends a request.</returns>
    internal static int CounterOf(HttpContext http) => (int)((uint)HashCode.Combine(VisitorOf(http)) % Counters);

    /// <summary>The account or, without one, the address; of IPv6 the network, in which its user has any number of addresses.</summary>
    private static string? VisitorOf(HttpContext http) => http.Visitor().AccountId ?? http.ClientAddress() switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        var address => address?.ToString()
    };
}
