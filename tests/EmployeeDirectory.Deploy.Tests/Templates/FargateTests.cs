using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EmployeeDirectory.Deploy.Tests.Templates;

/// <summary>The directory as tasks of ECS, and how it and the fleet take each other's place.</summary>
public sealed partial class FargateTests
{
    private static readonly Template Fargate = Template.Fargate;

    private static readonly JsonNode Task = Fargate["TaskDefinition"];

    private static readonly JsonNode Container = Assert.Single(Task["ContainerDefinitions"]!.AsArray())!;

    private static readonly JsonNode Service = Fargate["Service"];

    private static Dictionary<string, JsonNode> Settings =>
        Container["Environment"]!.AsArray().ToDictionary(setting => setting!["Name"]!.ToString(), setting => setting!["Value"]!);

    [Fact]
    public void Program_Privileges_AreNone()
    {
        Assert.Equal("1654:1654", Container["User"]!.ToString());
        Assert.Equal("true", Container["ReadonlyRootFilesystem"]!.ToString());
        Json.AssertEqual("""{"Capabilities": {"Drop": ["ALL"]}}""", Container["LinuxParameters"]);
        Assert.Null(Container["Privileged"]);
        Assert.Null(Service["EnableExecuteCommand"]);
    }

    [Fact]
    public void Folders_ThatTakeFiles_AreDataAndTemporaryFiles()
    {
        var volumes = Task["Volumes"]!.AsArray().Select(volume => volume!["Name"]!.ToString());
        Assert.Equal(volumes, Container["MountPoints"]!.AsArray().Select(mount => mount!["SourceVolume"]!.ToString()));
        Assert.Equal([Settings["Storage__DataFolder"].ToString(), "/tmp"], Container["MountPoints"]!.AsArray().Select(mount => mount!["ContainerPath"]!.ToString()));
        var image = File.ReadAllText(Path.Combine(Places.Deploy, "containers", "image"));
        Assert.All(Container["MountPoints"]!.AsArray(), mount => Assert.Contains($"--config.volume {mount!["ContainerPath"]}", image));
    }

    [Fact]
    public void Image_IsNamedByItsDigestAlone()
    {
        Json.AssertEqual(
            """{"Fn::Sub": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/${ImageRepository}@${ImageDigest}"}""", Container["Image"]);
        Assert.Equal("sha256:[0-9a-f]{64}", Fargate.Parameter("ImageDigest")["AllowedPattern"]!.ToString());
    }

    [Fact]
    public void Size_AnyThatCanBeChosen_IsOneThatFargateHas()
    {
        // Processor units and the megabytes that they may have.
        Dictionary<string, string[]> sizes = new() { ["256"] = ["512", "1024", "2048"], ["512"] = ["1024", "2048", "3072", "4096"] };
        Assert.All(Fargate.Parameter("TaskCpu")["AllowedValues"].Strings(), processor => Assert.Empty(Fargate.Parameter("TaskMemory")["AllowedValues"].Strings().Except(sizes[processor])));
        Json.AssertEqual("""["FARGATE"]""", Task["RequiresCompatibilities"]);
        Assert.Equal(("awsvpc", "FARGATE"), (Task["NetworkMode"]!.ToString(), Service["LaunchType"]!.ToString()));
        Json.AssertEqual("""{"OperatingSystemFamily": "LINUX", "CpuArchitecture": {"Fn::If": ["OnArm", "ARM64", "X86_64"]}}""", Task["RuntimePlatform"]);
    }

    [Fact]
    public void Settings_AreThoseOfAnInstance()
    {
        var userData = File.ReadAllText(Places.UserData);
        var all = SettingLines().Matches(userData).SelectMany(lines => lines.Groups["lines"].Value.Split('\n')).Select(line => line.Split('=')[0]);
        Assert.Equal(all.Order(StringComparer.Ordinal), Settings.Keys.Order(StringComparer.Ordinal));
        foreach (var name in (string[])["ASPNETCORE_ENVIRONMENT", "Urls", "Storage__Provider"])
            Assert.Contains($"\n{name}={Settings[name]}\n", userData);
        Assert.DoesNotContain("resolve:", Fargate["TaskDefinition"].ToJsonString());
    }

    [Fact]
    public void ClientSecret_OfAProvider_IsHandedOverByEcsAndNoOtherCanBeRead()
    {
        Json.AssertEqual(
            """{"Fn::If": ["ProgramSignsIn", [{"Name": "SignIn__ClientSecret", "ValueFrom": {"Ref": "OidcSecretArn"}}], {"Ref": "AWS::NoValue"}]}""",
            Container["Secrets"]);
        var policy = Fargate["ExecutionRole"]["Policies"]![1]!["Fn::If"]!;
        Assert.Equal("ProgramSignsIn", policy[0]!.ToString());
        Json.AssertEqual(Template.Application["ClientSecretPolicy"]["PolicyDocument"]!.ToJsonString(), policy[1]!["PolicyDocument"]);
        Assert.DoesNotContain("secretsmanager", Fargate["TaskRole"].ToJsonString());
    }

    [Fact]
    public void Program_Rights_AreThoseOfOneOnAnInstance()
    {
        Assert.Equal(["records", "photos", "watching"], Fargate["TaskRole"]["Policies"]!.AsArray().Select(policy => policy!["PolicyName"]!.ToString()));
        foreach (var number in (int[])[0, 1])
            Json.AssertEqual(Template.Application["InstanceRole"]["Policies"]![number]!.ToJsonString(), Fargate["TaskRole"]["Policies"]![number]);
        Json.AssertEqual(Template.PodRole["PodRole"]["Policies"]![2]!.ToJsonString(), Fargate["TaskRole"]["Policies"]![2]);
    }

    [Fact]
    public void Ecs_Rights_AreToStartAndToWriteTheLog() => Assert.Equal(
        [
            "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer", "logs:CreateLogStream",
            "logs:PutLogEvents"
        ],
        Fargate["ExecutionRole"]["Policies"]![0]!["PolicyDocument"]!["Statement"]!.AsArray().SelectMany(statement => statement!["Action"].Strings()).Order());

    [Theory, InlineData("TaskRole"), InlineData("ExecutionRole")]
    public void Role_OfTasks_HasTheBoundary(string role) => Json.AssertEqual(
        """{"Fn::If": ["HasBoundary", {"Ref": "PermissionsBoundary"}, {"Ref": "AWS::NoValue"}]}""", Fargate[role]["PermissionsBoundary"]);

    [Fact]
    public void Log_ThatIsSlow_DoesNotHoldUpTheProgram()
    {
        var log = Container["LogConfiguration"]!;
        Assert.Equal(("awslogs", "non-blocking"), (log["LogDriver"]!.ToString(), log["Options"]!["mode"]!.ToString()));
        Assert.Equal("ApplicationLog", log["Options"]!["awslogs-group"]!["Ref"]!.ToString());
    }

    [Fact]
    public void Task_Ended_HasAsLongAsOnAnInstance() =>
        Assert.Contains($"\nTimeoutStopSec={Container["StopTimeout"]}\n", File.ReadAllText(Path.Combine(Places.Deploy, "employee-directory.service")));

    [Fact]
    public void Task_IsReachedByTheBalancerOnly()
    {
        Json.AssertEqual(
            """{"AwsvpcConfiguration": {"Subnets": {"Ref": "PrivateSubnets"}, "SecurityGroups": [{"Ref": "InstanceGroup"}], "AssignPublicIp": "DISABLED"}}""",
            Service["NetworkConfiguration"]);
        Json.AssertEqual(
            """[{"ContainerName": "directory", "ContainerPort": "8080", "TargetGroupArn": {"Ref": "Targets"}}]""", Service["LoadBalancers"]);
        Assert.Equal("directory", Container["Name"]!.ToString());
        Assert.Equal("ip", Fargate["Targets"]["TargetType"]!.ToString());
        Assert.Equal("8080", Assert.Single(Container["PortMappings"]!.AsArray())!["ContainerPort"]!.ToString());
    }

    [Fact]
    public void Version_ThatFails_GoesBack()
    {
        var deployment = Service["DeploymentConfiguration"]!;
        Assert.Equal(("100", "200"), (deployment["MinimumHealthyPercent"]!.ToString(), deployment["MaximumPercent"]!.ToString()));
        Json.AssertEqual("""{"Enable": "true", "Rollback": "true"}""", deployment["DeploymentCircuitBreaker"]);
        Json.AssertEqual(
            """
            {
              "AlarmNames": [{"Ref": "ServerErrorAlarm"}, {"Ref": "BalancerErrorAlarm"}],
              "Enable": {"Ref": "RollbackOnAlarms"}, "Rollback": {"Ref": "RollbackOnAlarms"}
            }
            """,
            deployment["Alarms"]);
        Assert.Equal("true", Fargate.Default("RollbackOnAlarms").ToString());
    }

    [Fact]
    public void Tasks_Number_FollowsProcessorAndRequestsBetweenTheBoundsOfAFleet()
    {
        Assert.Equal(
            ["ALBRequestCountPerTarget", "ECSServiceAverageCPUUtilization"],
            Fargate.Named("AWS::ApplicationAutoScaling::ScalingPolicy")
                .Select(name => Fargate[name]["TargetTrackingScalingPolicyConfiguration"]!["PredefinedMetricSpecification"]!["PredefinedMetricType"]!.ToString()).Order());
        Assert.Equal(("MinInstances", "MaxInstances"), (Fargate["Scaling"]["MinCapacity"]!["Ref"]!.ToString(), Fargate["Scaling"]["MaxCapacity"]!["Ref"]!.ToString()));
        Assert.Equal("DesiredTasks", Service["DesiredCount"]!["Ref"]!.ToString());
        Assert.Equal("ENABLED", Service["AvailabilityZoneRebalancing"]!.ToString());
    }

    [Fact]
    public void Alarms_OfTasks_AreAboutProcessorMemoryAndTheirNumber()
    {
        var own = Fargate.Named("AWS::CloudWatch::Alarm").Where(alarm => Fargate[alarm]["Namespace"]?.ToString() == "AWS/ECS").Select(alarm => Fargate[alarm]).ToList();
        Assert.Equal(
            ["CPUUtilization Average", "CPUUtilization SampleCount", "MemoryUtilization Maximum"],
            own.Select(alarm => $"{alarm["MetricName"]} {alarm["Statistic"]}").Order());
        Assert.All(own, alarm => Json.AssertEqual(
            """[{"Name": "ClusterName", "Value": {"Ref": "Cluster"}}, {"Name": "ServiceName", "Value": {"Fn::GetAtt": ["Service", "Name"]}}]""", alarm["Dimensions"]));
        Assert.Equal(("breaching", "60"), (Fargate["TasksAlarm"]["TreatMissingData"]!.ToString(), Fargate["TasksAlarm"]["Period"]!.ToString()));
    }

    /// <summary>So that an update can turn a fleet into tasks, or back: CloudFormation takes another type for no resource.</summary>
    [Fact]
    public void Resource_OfBothPlatforms_HasOneType()
    {
        var both = Fargate.Resources.Select(resource => resource.Key).Where(Template.Application.Resources.ContainsKey).ToList();
        Assert.All(both, name => Assert.Equal(Template.Application.Resources[name]!["Type"]!.ToString(), Fargate.Resources[name]!["Type"]!.ToString()));
        var other = both.Where(name => !JsonNode.DeepEquals(Template.Application[name], Fargate[name]));
        Assert.Equal(["CpuAlarm", "Dashboard", "MemoryAlarm", "Targets"], other.Order());
    }

    [Fact]
    public void Tasks_Started_JoinTheBalancerBeforePeopleAreSentThere()
    {
        Assert.Contains("TargetsListener", Fargate.Resources["Service"]!["DependsOn"].Strings());
        foreach (var listener in (string[])["HttpListener", "HttpsListener"])
            Assert.Equal("Service", Fargate.Resources[listener]!["DependsOn"]!.ToString());
    }

    [Fact]
    public void Images_AreKeptUnchanged()
    {
        var repository = Template.Images["Repository"];
        Assert.Equal("IMMUTABLE", repository["ImageTagMutability"]!.ToString());
        Assert.Equal("true", repository["ImageScanningConfiguration"]!["ScanOnPush"]!.ToString());
        Assert.Equal("Retain", Template.Images.Resources["Repository"]!["DeletionPolicy"]!.ToString());
        var rule = Assert.Single(JsonNode.Parse(repository["LifecyclePolicy"]!["LifecyclePolicyText"]!.ToString())!["rules"]!.AsArray())!;
        Assert.Equal(("any", 100), (rule["selection"]!["tagStatus"]!.ToString(), rule["selection"]!["countNumber"]!.GetValue<int>()));
    }

    // What userdata.sh writes for the program.
    [GeneratedRegex(@"""\$SETTINGS\.new"" <<END\n(?<lines>.*?)\nEND\n", RegexOptions.Singleline)]
    private static partial Regex SettingLines();
}
