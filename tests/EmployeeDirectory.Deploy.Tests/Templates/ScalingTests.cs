using System.Globalization;
using System.Text.Json.Nodes;

namespace EmployeeDirectory.Deploy.Tests.Templates;

/// <summary>How instances come and go, and what they may cost.</summary>
public sealed class ScalingTests
{
    private static readonly Template Application = Template.Application;

    private static JsonNode Fleet => Application["Fleet"];

    [Fact]
    public void Instances_Started_HaveTheNewestImage()
    {
        Json.AssertEqual("""{"Fn::Sub": "resolve:ssm:${ImageId}"}""", Application["LaunchTemplate"]["LaunchTemplateData"]!["ImageId"]);
        Assert.Equal("String", Application.Parameter("ImageId")["Type"]!.ToString());
        Assert.StartsWith("/aws/service/ami-amazon-linux-latest/al2023-", Application.Default("ImageId").ToString());
    }

    [Fact]
    public void Instances_Old_AreReplacedAfterTheirSuccessorsServe()
    {
        Json.AssertEqual("""{"Fn::FindInMap": ["Days", {"Ref": "InstanceDays"}, "Seconds"]}""", Fleet["MaxInstanceLifetime"]);
        Json.AssertEqual("""{"MinHealthyPercentage": "100", "MaxHealthyPercentage": "150"}""", Fleet["InstanceMaintenancePolicy"]);
        var days = Application.Mapping("Days");
        Assert.Equal(Application.Parameter("InstanceDays")["AllowedValues"].Strings(), days.Select(day => day.Key));
        Assert.All(days, day => Assert.Equal(int.Parse(day.Key, CultureInfo.InvariantCulture) * 86_400, day.Value!["Seconds"].Number()));
        Assert.InRange(Application.Default("InstanceDays").Number(), 1, 30);
    }

    [Fact]
    public void Processor_Sustained_GrowsTheFleetBeforeItCostsMoreThanAnInstance()
    {
        // Of a t4g.micro, in US dollars an hour: 10 % of each of two processors are in its price, more costs 0.04 for each.
        const double price = 0.0084, credit = 0.04, baseline = 0.1;
        var target = Application.Default("CpuTargetPercent").Number() / 100.0;
        Assert.InRange((target - baseline) * 2 * credit, 0, price);
        Assert.Equal("t4g.micro", Application.Default("InstanceType").ToString());
        Json.AssertEqual("""{"Ref": "CpuTargetPercent"}""", Application["ScaleOnCpu"]["TargetTrackingConfiguration"]!["TargetValue"]);
    }

    [Fact]
    public void Processor_BeyondItsPrice_IsTold()
    {
        var alarm = Application["SurplusAlarm"];
        Assert.Equal(("AWS/EC2", "CPUSurplusCreditsCharged", "0"), (alarm["Namespace"]!.ToString(), alarm["MetricName"]!.ToString(), alarm["Threshold"]!.ToString()));
        Json.AssertEqual("""[{"Name": "AutoScalingGroupName", "Value": {"Ref": "Fleet"}}]""", alarm["Dimensions"]);
    }

    [Theory]
    [InlineData("MemoryAlarm", "mem_used_percent")]
    [InlineData("DiskAlarm", "disk_used_percent")]
    public void MemoryAndDisk_Scarce_AreToldAsTheAgentMeasuresThem(string name, string metric)
    {
        var alarm = Application[name];
        var agent = JsonNode.Parse(File.ReadAllText(Path.Combine(Places.Deploy, "amazon-cloudwatch-agent.json")))!["metrics"]!;
        var (kind, measurement) = (metric.Split('_', 2)[0], metric.Split('_', 2)[1]);
        Assert.Contains(measurement, agent["metrics_collected"]![kind]!["measurement"].Strings());
        Assert.Equal((agent["namespace"]!.ToString(), metric), (alarm["Namespace"]!.ToString(), alarm["MetricName"]!.ToString()));
        Assert.Equal("Maximum", alarm["Statistic"]!.ToString());
        Assert.InRange(alarm["Threshold"].Number(), 70, 95);
        Json.AssertEqual("""[{"Name": "Stack", "Value": {"Ref": "AWS::StackName"}}]""", alarm["Dimensions"]);
        Json.AssertEqual("""[["Stack"]]""", agent["aggregation_dimensions"]);
    }

    [Fact]
    public void Agent_Silent_IsToldEvenIfNoFigureIsThere()
    {
        var alarm = Application["AgentAlarm"];
        Assert.Equal("breaching", alarm["TreatMissingData"]!.ToString());
        var metrics = alarm["Metrics"]!.AsArray().ToDictionary(metric => metric!["Id"]!.ToString(), metric => metric!["MetricStat"]);
        Assert.Equal(["GroupInServiceInstances", "Minimum", "300"], Shape(metrics["instances"]!));
        Assert.Equal(["mem_used_percent", "SampleCount", "300"], Shape(metrics["samples"]!));
        // One sample a minute of each instance, so that one of five minutes' silence counts as a whole one.
        Assert.Equal("instances - FILL(samples, 0) / 5", alarm["Metrics"]![0]!["Expression"]!.ToString());
        Assert.InRange(alarm["Threshold"].Number(), 0.2, 0.9);
        var agent = JsonNode.Parse(File.ReadAllText(Path.Combine(Places.Deploy, "amazon-cloudwatch-agent.json")))!["agent"]!;
        Assert.Equal(60, agent["metrics_collection_interval"]!.GetValue<int>());
    }

    [Fact]
    public void Fleet_Started_JoinsTheBalancerBeforePeopleAreSentThere()
    {
        Assert.Contains("TargetsListener", Application.Resources[nameof(Fleet)]!["DependsOn"].Strings());
        foreach (var listener in (string[])["HttpListener", "HttpsListener"])
            Assert.Equal(nameof(Fleet), Application.Resources[listener]!["DependsOn"]!.ToString());
        Assert.Equal(nameof(Fleet), Application["ScaleOnRequests"]["AutoScalingGroupName"]!["Ref"]!.ToString());
    }

    [Fact]
    public void TargetsListener_Port_IsOpenToNobody()
    {
        var port = Application["TargetsListener"]["Port"].Number();
        var open = Application["BalancerGroup"]["SecurityGroupIngress"]!.AsArray().Where(way => way!["IpProtocol"]!.ToString() == "tcp").Append(Application["BalancerFromHttps"]);
        Assert.DoesNotContain(open, way => way!["FromPort"].Number() <= port && port <= way["ToPort"].Number());
        // Nor by the network, where ports from 1024 on are open to answers.
        Assert.DoesNotContain(
            Template.Network.Named("AWS::EC2::NetworkAclEntry").Where(name => name.StartsWith("PublicAcl", StringComparison.Ordinal)).Select(name => Template.Network[name]),
            entry => entry["Egress"] is null && entry["Protocol"]!.ToString() == "6" && entry["PortRange"]!["From"].Number() <= port && port <= entry["PortRange"]!["To"].Number());
    }

    private static string[] Shape(JsonNode stat) => [stat["Metric"]!["MetricName"]!.ToString(), stat["Stat"]!.ToString(), stat["Period"]!.ToString()];
}
