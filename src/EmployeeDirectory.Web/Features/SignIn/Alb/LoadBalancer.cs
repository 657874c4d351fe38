using System.Text.RegularExpressions;

namespace EmployeeDirectory.Web.Features.SignIn.Alb;

/// <summary>The Application Load Balancer in front, by its full name.</summary>
public sealed partial record LoadBalancer(string Arn, string Region)
{
    public static LoadBalancer? Parse(string? arn) =>
        arn is not null && Name().Match(arn) is { Success: true } match ? new(arn, match.Groups["region"].Value) : null;

    [GeneratedRegex(@"^arn:aws:elasticloadbalancing:(?<region>[a-z]{2}(-[a-z]+)+-[0-9]):[0-9]{12}:loadbalancer/app/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
