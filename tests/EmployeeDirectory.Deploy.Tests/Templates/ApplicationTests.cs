using System.Text.Json.Nodes;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Templates;

/// <summary>What the stand-ins for AWS do not keep and cdk-nag does not look at.</summary>
public sealed class ApplicationTests
{
    private static readonly Template Application = Template.Application;

    public static TheoryData<string> Alarms => [.. Application.Named("AWS::CloudWatch::Alarm")];

    public static TheoryData<string, string> AlarmsOfPlatforms =>
        [.. ((string[])["Fleet", "Fargate"]).SelectMany(platform => Platform(platform).Named("AWS::CloudWatch::Alarm").Select(alarm => (platform, alarm)))];

    [Fact]
    public void Instances_Metadata_NeedsATokenFromTheInstanceItself() => Json.AssertEqual(
        """{"HttpTokens": "required", "HttpPutResponseHopLimit": "1", "HttpEndpoint": "enabled"}""",
        Application["LaunchTemplate"]["LaunchTemplateData"]!["MetadataOptions"]);

    [Fact]
    public void Targets_Settings_LetInstancesInAndOutGently()
    {
        var attributes = Application["Targets"]["TargetGroupAttributes"].Pairs();
        Assert.Equal("30", attributes["slow_start.duration_seconds"]);
        Assert.Equal("30", attributes["deregistration_delay.timeout_seconds"]);
    }

    [Fact]
    public void Balancer_Settings_RefuseOddRequestsAndKeepALog()
    {
        var attributes = Application["Balancer"]["LoadBalancerAttributes"].Pairs();
        Assert.Equal("true", attributes["access_logs.s3.enabled"]);
        Assert.Equal("true", attributes["routing.http.drop_invalid_header_fields.enabled"]);
        Assert.Contains(attributes["routing.http.desync_mitigation_mode"], (string[])["defensive", "strictest"]);
    }

    [Fact]
    public void Fleet_Update_WaitsForEachInstance()
    {
        var fleet = Application.Resources["Fleet"]!;
        Assert.Equal("MinInstances", fleet["CreationPolicy"]!["ResourceSignal"]!["Count"]!["Ref"]!.ToString());
        var rolling = fleet["UpdatePolicy"]!["AutoScalingRollingUpdate"]!;
        Assert.Equal("true", rolling["WaitOnResourceSignals"]!.ToString());
        Assert.Equal("MinInstances", rolling["MinInstancesInService"]!["Ref"]!.ToString());
        Assert.Equal(("2", "4"), (Application.Default("MinInstances").ToString(), Application.Default("MaxInstances").ToString()));
    }

    [Fact]
    public void Fleet_Load_IsFollowedByProcessorAndRequests() => Assert.Equal(
        ["ALBRequestCountPerTarget", "ASGAverageCPUUtilization"],
        Application.Named("AWS::AutoScaling::ScalingPolicy").Select(name => Application[name]["TargetTrackingConfiguration"]!["PredefinedMetricSpecification"]!["PredefinedMetricType"]!.ToString()).Order());

    [Theory, MemberData(nameof(AlarmsOfPlatforms))]
    public void Alarm_Off_TellsTheTopicAndStandsOnTheDashboard(string platform, string alarm)
    {
        var template = Platform(platform);
        var properties = template[alarm];
        Json.AssertEqual("""[{"Ref": "Topic"}]""", properties["AlarmActions"]);
        Json.AssertEqual("""[{"Ref": "Topic"}]""", properties["OKActions"]);
        var name = properties["AlarmName"]!["Fn::Sub"]!.ToString().Replace("${AWS::StackName}", "${Alarm}");
        Assert.Contains($"\"{name}\"", template["Dashboard"]["DashboardBody"]!["Fn::Sub"]![0]!.ToString());
    }

    [Fact]
    public void Alarms_Together_WatchWhatAnOperatorNamed() => Assert.Equal(
        [
            "CPUSurplusCreditsCharged > 0", "CPUUtilization > CpuAlarmPercent", "FeedAge > 30", "GroupInServiceInstances, mem_used_percent > 0.5", "HTTPCode_ELB_5XX_Count > 5", "HTTPCode_Target_5XX_Count > 5", "ReadModelErrors > 0",
            "ReadThrottleEvents, WriteThrottleEvents > 0", "SystemErrors, SystemErrors, SystemErrors > 0", "TargetResponseTime > 1",
            "UnHealthyHostCount > 0", "UnhealthyDependencies > 0", "disk_used_percent > 80", "mem_used_percent > 90"
        ],
        Alarms.Select(row => Application[row.Data]).Select(alarm => $"{MetricsOf(alarm)} > {(alarm["Threshold"] is JsonObject parameter ? parameter["Ref"] : alarm["Threshold"])}").Order(StringComparer.Ordinal));

    [Fact]
    public void Alarms_OnTheProgramsOwnFigures_NameWhatItMeasures()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src", "EmployeeDirectory.Core", "Storage", "DirectoryMetrics.cs"));
        var own = Alarms.Select(row => Application[row.Data]).Where(alarm => alarm["Namespace"]?.ToString() == "EmployeeDirectory").ToArray();
        Assert.Equal(3, own.Length);
        Assert.All(own, alarm => Assert.Contains($"(\"{alarm["MetricName"]}\"", source));
    }

    [Fact]
    public void Fleet_Scaling_IsToldAndNewInstancesAreWaitedFor()
    {
        var fleet = Application["Fleet"];
        Assert.Equal("60", Application.Default("CpuAlarmPercent").ToString());
        Assert.Equal("300", fleet["HealthCheckGracePeriod"]!.ToString());
        var told = Assert.Single(fleet["NotificationConfigurations"]!.AsArray())!;
        Assert.Equal("Topic", told["TopicARN"]!["Ref"]!.ToString());
        Assert.Equal(4, told["NotificationTypes"]!.AsArray().Count);
        var hook = Assert.Single(fleet["LifecycleHookSpecificationList"]!.AsArray())!;
        Assert.Equal(("autoscaling:EC2_INSTANCE_LAUNCHING", "ABANDON"), (hook["LifecycleTransition"]!.ToString(), hook["DefaultResult"]!.ToString()));
    }

    [Fact]
    public void RollbackAlarms_Output_AreAlarmsOfTheStack()
    {
        var output = Application.Output("RollbackAlarms")["Fn::Sub"]![0]!.ToString();
        var alarms = Alarms.Select(row => Application[row.Data]["AlarmName"]!["Fn::Sub"]!.ToString().Replace("${AWS::StackName}", "${Alarm}"));
        Assert.All(output.Split(','), alarm => Assert.Contains(alarm, alarms));
    }

    [Theory, InlineData("Fleet"), InlineData("Fargate")]
    public void Dashboard_Body_IsJson(string platform)
    {
        var body = JsonNode.Parse(Platform(platform)["Dashboard"]["DashboardBody"]!["Fn::Sub"]![0]!.ToString())!;
        Assert.True(body["widgets"]!.AsArray().Count >= 8);
    }

    [Fact]
    public void Topic_Alarms_MayPublish()
    {
        var statements = Application["TopicPolicy"]["PolicyDocument"]!["Statement"]!.AsArray();
        Assert.Contains(statements, statement => statement!["Principal"] is JsonObject principal && principal["Service"]!.ToString() == "cloudwatch.amazonaws.com");
    }

    [Fact]
    public void Text_AsDeployed_IsNotTooLongForCloudFormation()
    {
        // From a bucket, which the templates before it make.
        Assert.All(Template.All, template => Assert.InRange(template.Text.Length, 1, 1_000_000));
        Assert.All([Template.Network, Template.Data], template => Assert.InRange(template.Text.Length, 1, 51_200));
    }

    private static Template Platform(string name) => name == "Fleet" ? Application : Template.Fargate;

    private static string MetricsOf(JsonNode alarm) => alarm["MetricName"]?.ToString()
        ?? string.Join(", ", alarm["Metrics"]!.AsArray().Select(metric => metric!["MetricStat"]?["Metric"]!["MetricName"]!.ToString()).OfType<string>());
}
