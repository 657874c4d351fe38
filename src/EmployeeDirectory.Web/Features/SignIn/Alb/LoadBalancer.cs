using System.Text.RegularExpressions;

namespace EmployeeDirectory.Web.Features.SignIn.Alb;

public sealed record LoadBalancer(string Arn, string Region)
{
    private static readonly Regex Name = new(
        @"^arn:aws:elasticloadbalancing:(?<region>[a-z]{2}(-[a-z]+)+-[0-9]):[0-9]{12}:loadbalancer/app/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public static LoadBalancer? Parse(string? arn) =>
        arn is not null && Name.Match(arn) is { Success: true } match ? new(arn, match.Groups["region"].Value) : null;
}
