using System.Text.RegularExpressions;

namespace EmployeeDirectory.Web.Features.Edge;

/// <summary>
/// Names a request as its balancer does in its own log. An Application Load Balancer's name is <c>Self</c> of X-Amzn-Trace-Id, or
/// <c>Root</c> where there is no other; a <c>Root</c> beside it came from the visitor.
/// </summary>
public static partial class BalancerTrace
{
    private const string Header = "X-Amzn-Trace-Id";

    /// <returns>Null where the header is missing or nothing that a balancer says.</returns>
    public static string? TraceOfBalancer(this HttpRequest request)
    {
        var fields = Field().Matches(request.Headers[Header].ToString());
        return fields.FirstOrDefault(field => field.Groups["name"].Value == "Self")?.Groups["id"].Value ?? fields.FirstOrDefault()?.Groups["id"].Value;
    }

    [GeneratedRegex("(^|;)(?<name>Self|Root)=(?<id>1-[0-9a-f]{8}-[0-9a-f]{24})(?=;|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();
}
