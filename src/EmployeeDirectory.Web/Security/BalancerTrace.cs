using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Security;

// The request id in the balancer's log: Self of X-Amzn-Trace-Id if the client sent a Root, which may be forged, else Root.
public sealed class BalancerTrace(
    RequestDelegate next, IOptions<ForwardedHeadersOptions> balancers, ILogger<BalancerTrace> logger)
{
    private const string Header = "X-Amzn-Trace-Id";

    private static readonly Regex Field = new(
        @"^(?<name>Self|Root)=(?<id>1-[0-9a-f]{8}-[0-9a-f]{24})\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public async Task InvokeAsync(HttpContext http)
    {
        var believed = http.ClientAddress() is { } peer
            && balancers.Value.KnownIPNetworks.Any(network => network.Contains(peer));
        if (!believed || IdOf(http.Request.Headers[Header].ToString()) is not { } id)
        {
            await next(http);
            return;
        }
        http.TraceIdentifier = id;
        using (logger.BeginScope("Request {Request}", id))
            await next(http);
    }

    private static string? IdOf(string header)
    {
        var fields = header.Split(';').Select(field => Field.Match(field)).Where(field => field.Success).ToList();
        return (fields.FirstOrDefault(field => field.Groups["name"].Value == "Self") ?? fields.FirstOrDefault())
            ?.Groups["id"].Value;
    }
}
