namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>What the parameters change: an existing VPC, https, the balancer's sign-in, an alias, other bounds, arm64.</summary>
public sealed class ChosenTests(DeployedDirectory directory)
{
    [Fact]
    public async Task Deploy_EverythingChosen_UsesIt()
    {
        var said = await directory.DeployChosenAsync();
        Assert.Contains("is there already", said);
        Assert.Contains("The directory is at https://people.example.com/", said);

        var balancer = await directory.ResourceAsync(DeployedDirectory.Chosen, "Balancer");
        var listeners = (await directory.AskAsync("elbv2", "describe-listeners", "--load-balancer-arn", balancer))["Listeners"]!.AsArray().ToDictionary(listener => listener!["Port"]!.ToString());
        Assert.Equal("HTTP_301", listeners["80"]!["DefaultActions"]![0]!["RedirectConfig"]!["StatusCode"]!.ToString());
        Assert.Equal("ELBSecurityPolicy-TLS13-1-2-2021-06", listeners["443"]!["SslPolicy"]!.ToString());
        var rules = (await directory.AskAsync("elbv2", "describe-rules", "--listener-arn", listeners["443"]!["ListenerArn"]!.ToString()))["Rules"]!.AsArray();
        Assert.Contains(rules, rule => rule!["Actions"]!.AsArray().Any(action => action!["AuthenticateOidcConfig"]?["ClientId"]?.ToString() == "directory"));
        var group = (await directory.AskAsync("ec2", "describe-security-groups", "--group-ids", await directory.ResourceAsync(DeployedDirectory.Chosen, "BalancerGroup")))["SecurityGroups"]![0]!;
        Assert.Equal(["443", "80"], group["IpPermissions"]!.AsArray().Where(way => way!["IpProtocol"]!.ToString() == "tcp").Select(way => way!["FromPort"]!.ToString()).Order());

        var targets = (await directory.AskAsync("elbv2", "describe-target-groups", "--load-balancer-arn", balancer))["TargetGroups"]![0]!;
        Assert.Equal(("40", "4"), (targets["HealthCheckIntervalSeconds"]!.ToString(), targets["UnhealthyThresholdCount"]!.ToString()));
        var fleet = (await directory.AskAsync("autoscaling", "describe-auto-scaling-groups", "--auto-scaling-group-names", DeployedDirectory.Chosen))["AutoScalingGroups"]![0]!;
        Assert.Equal(("3", "6", 3), (fleet["MinSize"]!.ToString(), fleet["MaxSize"]!.ToString(), fleet["Instances"]!.AsArray().Count));
        Assert.Equal("t4g.micro", (await directory.LaunchTemplateAsync(DeployedDirectory.Chosen))["InstanceType"]!.ToString());

        var zone = (await directory.AskAsync("route53", "list-hosted-zones", "--query", "HostedZones[0].Id")).ToString();
        var names = (await directory.AskAsync("route53", "list-resource-record-sets", "--hosted-zone-id", zone))["ResourceRecordSets"]!.AsArray();
        Assert.Contains(names, name => name!["Name"]!.ToString().TrimEnd('.') == DeployedDirectory.Domain && name["Type"]!.ToString() == "A");
    }

    [Fact]
    public async Task UserData_EverythingChosen_TellsTheInstancesAndHasNoSecret()
    {
        await directory.DeployChosenAsync();
        var userData = await directory.UserDataAsync(DeployedDirectory.Chosen);
        string[] settings =
        [
            "SIGN_IN_MODE='Alb'", "OIDC_ISSUER='https://login.example.com'", "OIDC_GROUPS_CLAIM='groups'", "LOAD_SWITCH='true'", "BROWSE='Anyone'",
            $"ALLOWED_HOSTS='{DeployedDirectory.Domain}'", $"BALANCER='{await directory.ResourceAsync(DeployedDirectory.Chosen, "Balancer")}'"
        ];
        Assert.Empty(settings.Except(userData.Split('\n')));
        Assert.DoesNotContain("resolve:", userData);
    }
}
