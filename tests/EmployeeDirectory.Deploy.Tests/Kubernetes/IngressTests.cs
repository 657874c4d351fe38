using EmployeeDirectory.Deploy.Tests.Templates;

namespace EmployeeDirectory.Deploy.Tests.Kubernetes;

/// <summary>The balancer that the AWS Load Balancer Controller makes of the Ingress, against the one of application.yaml.</summary>
public sealed class IngressTests : IAsyncLifetime
{
    private Manifests _trial = null!;
    private Manifests _chosen = null!;

    public async ValueTask InitializeAsync() =>
        (_trial, _chosen) = (await Manifests.RenderAsync(Manifests.Trial), await Manifests.RenderAsync(Manifests.Chosen));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Targets_AreCheckedAsTheFleetIs()
    {
        var targets = Template.Application["Targets"];
        Assert.Equal(
            [
                targets["HealthCheckPath"]!.ToString(), Template.Application.Default("HealthCheckSeconds").ToString(), targets["HealthCheckTimeoutSeconds"]!.ToString(),
                targets["HealthyThresholdCount"]!.ToString(), Template.Application.Default("HealthCheckFailures").ToString(), targets["Matcher"]!["HttpCode"]!.ToString()
            ],
            ((string[])["healthcheck-path", "healthcheck-interval-seconds", "healthcheck-timeout-seconds", "healthy-threshold-count", "unhealthy-threshold-count", "success-codes"])
                .Select(name => Of(_trial, name)));
        Assert.Equal(targets["TargetGroupAttributes"].Pairs(), Attributes(_trial, "target-group-attributes"));
        Assert.Equal("ip", Of(_trial, "target-type"));
    }

    [Fact]
    public void Balancer_HasTheAttributesOfTheFleets()
    {
        var expected = Template.Application["Balancer"]["LoadBalancerAttributes"].Pairs();
        expected["access_logs.s3.bucket"] = "directory-logs";
        Assert.Equal(expected, Attributes(_trial, "load-balancer-attributes"));
        Assert.Equal((Template.Application["Balancer"]["Scheme"]!.ToString(), "subnet-0a,subnet-0b"), (Of(_trial, "scheme"), Of(_trial, "subnets")));
    }

    [Fact]
    public void Certificate_Given_LeavesHttpForTheRedirect()
    {
        Assert.Equal("""[{"HTTP": 80}, {"HTTPS": 443}]""", Of(_chosen, "listen-ports"));
        Assert.Equal("443", Of(_chosen, "ssl-redirect"));
        Assert.Equal(Template.Application["HttpsListener"]["SslPolicy"]!.ToString(), Of(_chosen, "ssl-policy"));
        Assert.Equal("arn:aws:acm:eu-west-1:123456789012:certificate/a-b", Of(_chosen, "certificate-arn"));
    }

    [Fact]
    public void Trial_HasHttpOnly() => Assert.DoesNotMatch("listen-ports|ssl-|certificate-arn|wafv2", _trial.Text);

    [Fact]
    public void Firewall_Given_StandsBeforeTheBalancer() =>
        Assert.Equal("arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/office/a-b", Of(_chosen, "wafv2-acl-arn"));

    private static string Of(Manifests manifests, string name) => manifests.Annotation("Ingress", $"alb.ingress.kubernetes.io/{name}");

    private static Dictionary<string, string> Attributes(Manifests manifests, string name) =>
        Of(manifests, name).Split(',').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
}
