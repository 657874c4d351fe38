using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace EmployeeDirectory.Web.Features.Edge;

/// <summary>
/// Believes the balancer, and nobody else, about a visitor's address and scheme, and about a request's name. Setting <c>Proxy:Networks</c>: where balancers
/// are, as CIDR blocks separated by commas; none by default.
/// </summary>
public static class Proxies
{
    private const string Setting = "Proxy:Networks";

    /// <exception cref="StartupException">A block that is none, or the framework's own switch, which believes every address.</exception>
    public static void AddProxies(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue<bool>("ForwardedHeaders_Enabled"))
            throw new StartupException("Set Proxy__Networks instead of ASPNETCORE_FORWARDEDHEADERS_ENABLED, which believes forwarded headers from everywhere.");
        var networks = Parse(builder.Configuration[Setting] ?? "");
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // What stands before the balancer's own entry came from the visitor.
            forwarded.ForwardLimit = 1;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in networks)
                forwarded.KnownIPNetworks.Add(network);
        });
    }

    public static void UseProxies(this WebApplication app)
    {
        // Without any network the framework would believe everyone.
        if (app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.KnownIPNetworks.Count == 0)
            return;
        app.UseMiddleware<BalancerTrace>();
        app.UseForwardedHeaders();
    }

    private static IEnumerable<IPNetwork> Parse(string blocks) =>
        [.. blocks.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(block => IPNetwork.TryParse(block, out var network)
            ? network
            : throw new StartupException($"Check Proxy__Networks: {block} is no CIDR block such as 10.0.0.0/24."))];
}
