using EmployeeDirectory.Core.Storage;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace EmployeeDirectory.Web.Security;

// Only balancers in Proxy:Networks (CIDR blocks, none by default) may state a client's address and scheme.
public static class Proxies
{
    private const string Setting = "Proxy:Networks";

    public static void AddProxies(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue<bool>("ForwardedHeaders_Enabled"))
            throw new StartupException(
                "Set Proxy__Networks instead of ASPNETCORE_FORWARDEDHEADERS_ENABLED, which believes forwarded headers from everywhere.");
        var networks = Parse(builder.Configuration[Setting] ?? "");
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // The client can forge every entry before the balancer's own.
            forwarded.ForwardLimit = 1;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in networks)
                forwarded.KnownIPNetworks.Add(network);
        });
    }

    public static void UseProxies(this WebApplication app)
    {
        // Without known networks the framework trusts every address.
        if (app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.KnownIPNetworks.Count == 0)
            return;
        // Before the forwarded headers replace the balancer's address.
        app.UseMiddleware<BalancerTrace>();
        app.UseForwardedHeaders();
    }

    private static IEnumerable<IPNetwork> Parse(string blocks) =>
    [
        .. blocks.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(block => IPNetwork.TryParse(block, out var network)
                ? network
                : throw new StartupException($"Check Proxy__Networks: {block} is no CIDR block such as 10.0.0.0/24."))
    ];
}
