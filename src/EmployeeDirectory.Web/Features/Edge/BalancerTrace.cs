using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.Edge;

/// <summary>
/// Names a request, to visitors, in the history and in the log, as its balancer does in its own log. An Application Load Balancer's
/// name is <c>Self</c> of X-Amzn-Trace-Id, or <c>Root</c> where there is no other; a <c>Root</c> beside it came from the visitor.
/// </summary>
public sealed partial class BalancerTrace(RequestDelegate next, IOptions<ForwardedHeadersOptions> balancers, ILogger<BalancerTrace> logger)
{
    private const string Header = "X-Amzn-Trace-Id";

    public async Task InvokeAsync(HttpContext http)
    {
        var believed = http.ClientAddress() is { } peer && balancers.Value.KnownIPNetworks.Any(network => network.Contains(peer));
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
        var fields = Field().Matches(header);
        return (fields.FirstOrDefault(field => field.Groups["name"].Value == "Self") ?? fields.FirstOrDefault())?.Groups["id"].Value;
    }

    [GeneratedRegex("(^|;)(?<name>Self|Root)=(?<id>1-[0-9a-f]{8}-[0-9a-f]{24})(?=;|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();
}
