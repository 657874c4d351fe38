using System.Globalization;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using EmployeeDirectory.Core.Storage;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Security;

/// <summary>Names for <see cref="EnableRateLimitingAttribute"/>. RateLimits:{name} sets requests a minute.</summary>
public static class RateLimits
{
    public const string SignIn = "SignIn";
    public const string Search = "Search";
    public const string Export = "Export";
    public const string Upload = "Upload";
    public const string Correction = "Suggestion";

    private const string Section = "RateLimits";

    // A fixed number, so that many addresses cannot exhaust memory. Two visitors may share a counter; string hashes are
    // seeded per process, so an attacker cannot aim at one.
    private const int Counters = 1 << 14;

    // Enough for an office behind one address.
    private static readonly (string Name, int PerMinute)[] Defaults =
        [(SignIn, 60), (Search, 1200), (Export, 60), (Upload, 120), (Correction, 20)];

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var policies = Defaults
            .Select(policy => (
                policy.Name,
                Options: Bucket(PerMinute(builder.Configuration, policy.Name) ?? policy.PerMinute)))
            .ToList();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (refused, _) =>
            {
                if (refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    refused.HttpContext.Response.Headers.RetryAfter =
                        Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            foreach (var (name, options) in policies)
                limiter.AddPolicy(
                    name, http => RateLimitPartition.GetTokenBucketLimiter(CounterOf(http), _ => options));
        });
    }

    private static int? PerMinute(ConfigurationManager configuration, string name) => configuration[$"{Section}:{name}"] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 => number,
        var text => throw new StartupException($"Check RateLimits__{name}: {text} is no number of requests a minute.")
    };

    private static TokenBucketRateLimiterOptions Bucket(int perMinute)
    {
        var tokens = (perMinute - 1) / 60 + 1;
        return new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) * tokens / perMinute
        };
    }

    internal static int CounterOf(HttpContext http) =>
        (int)((uint)HashCode.Combine(ClientKey(http)) % Counters);

    // IPv6 counts by /64 network, in which one client has any number of addresses.
    private static string? ClientKey(HttpContext http) => http.CurrentUser().AccountId ?? http.ClientAddress() switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6 } address =>
            Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        var address => address?.ToString()
    };
}
