using System.Text;
using EmployeeDirectory.Deploy.Tests.Templates;

namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>What deploy/deploy made of the templates, read back from moto.</summary>
public sealed class DeployTests(DeployedDirectory directory)
{
    [Fact]
    public async Task Deploy_EmptyAccount_MakesThreeStacksAndTellsTheAddress()
    {
        var said = await directory.DeployAsync();
        foreach (var stack in (string[])["directory-network", "directory-data", "directory"])
            Assert.Contains($"{stack}: CREATE_COMPLETE", said);
        Assert.Matches(@"The directory is at http://.*\.elb\.amazonaws\.com/", said);
    }

    [Fact]
    public async Task UserData_OfTheLaunchTemplate_IsTheSettingsAndUserdataSh()
    {
        var userData = await directory.UserDataAsync();
        var script = await File.ReadAllTextAsync(Places.UserData);
        Assert.EndsWith(script, userData);
        var settings = userData[..^script.Length].TrimEnd('\n').Split('\n');
        Assert.Equal("#!/bin/bash", settings[0]);
        Assert.All(settings[1..], line => Assert.Matches("^[A-Z_]+='[^']*'$", line));
        Assert.InRange(Encoding.UTF8.GetByteCount(userData), 1, 16 * 1024);
    }

    [Fact]
    public async Task Table_OnMoto_HasKeysIndexAndProtection()
    {
        var table = (await directory.AskAsync("dynamodb", "describe-table", "--table-name", await directory.OutputAsync("directory-data", "TableName")))["Table"]!;
        Assert.Equal(["pk HASH", "sk RANGE"], table["KeySchema"]!.AsArray().Select(key => $"{key!["AttributeName"]} {key["KeyType"]}"));
        Assert.Equal("changes", Assert.Single(table["GlobalSecondaryIndexes"]!.AsArray())!["IndexName"]!.ToString());
        Assert.True(table["DeletionProtectionEnabled"]!.GetValue<bool>());
        Assert.Equal("PAY_PER_REQUEST", table["BillingModeSummary"]!["BillingMode"]!.ToString());
    }

    [Fact]
    public async Task Network_OnMoto_HasPublicAndPrivateSubnetsInTwoZones()
    {
        var vpc = await directory.OutputAsync("directory-network", "VpcId");
        var subnets = (await directory.AskAsync("ec2", "describe-subnets", "--filters", $"Name=vpc-id,Values={vpc}"))["Subnets"]!.AsArray();
        Assert.Equal(4, subnets.Count);
        Assert.Equal(2, subnets.Select(subnet => subnet!["AvailabilityZone"]!.ToString()).Distinct().Count());
        var endpoints = (await directory.AskAsync("ec2", "describe-vpc-endpoints", "--filters", $"Name=vpc-id,Values={vpc}"))["VpcEndpoints"]!.AsArray();
        Assert.Equal(["com.amazonaws.us-east-1.dynamodb", "com.amazonaws.us-east-1.s3"], endpoints.Select(endpoint => endpoint!["ServiceName"]!.ToString()).Order());
        var routes = (await directory.AskAsync("ec2", "describe-route-tables", "--filters", $"Name=vpc-id,Values={vpc}"))["RouteTables"]!.AsArray()
            .SelectMany(table => table!["Routes"]!.AsArray()).Where(route => route!["DestinationCidrBlock"]?.ToString() == "0.0.0.0/0").ToArray();
        Assert.Single(routes, route => route!["GatewayId"]?.ToString().StartsWith("igw-", StringComparison.Ordinal) == true);
        Assert.Equal(2, routes.Count(route => route!["NatGatewayId"] is not null));
        var nat = (await directory.AskAsync("ec2", "describe-nat-gateways", "--filter", $"Name=vpc-id,Values={vpc}"))["NatGateways"]!.AsArray();
        Assert.Single(nat);
    }

    [Fact]
    public async Task Instances_OnMoto_AreReachedByTheBalancerOnly()
    {
        var instances = await directory.ResourceAsync(DeployedDirectory.Name, "InstanceGroup");
        var group = (await directory.AskAsync("ec2", "describe-security-groups", "--group-ids", instances))["SecurityGroups"]![0]!;
        var way = Assert.Single(group["IpPermissions"]!.AsArray(), way => way!["IpProtocol"]!.ToString() == "tcp")!;
        Assert.Equal("8080", way["FromPort"]!.ToString());
        Assert.Empty(way["IpRanges"]!.AsArray());
        Assert.Equal(await directory.ResourceAsync(DeployedDirectory.Name, "BalancerGroup"), way["UserIdGroupPairs"]![0]!["GroupId"]!.ToString());
    }

    [Fact]
    public async Task Balancer_WithoutACertificate_TakesHttpAlone()
    {
        var group = (await directory.AskAsync("ec2", "describe-security-groups", "--group-ids", await directory.ResourceAsync(DeployedDirectory.Name, "BalancerGroup")))["SecurityGroups"]![0]!;
        Assert.Equal("80", Assert.Single(group["IpPermissions"]!.AsArray(), way => way!["IpProtocol"]!.ToString() == "tcp")!["FromPort"]!.ToString());
        var balancer = await directory.ResourceAsync(DeployedDirectory.Name, "Balancer");
        Assert.Equal("internet-facing", (await directory.AskAsync("elbv2", "describe-load-balancers", "--load-balancer-arns", balancer))["LoadBalancers"]![0]!["Scheme"]!.ToString());
        var listeners = (await directory.AskAsync("elbv2", "describe-listeners", "--load-balancer-arn", balancer))["Listeners"]!.AsArray();
        // That of port 81, which the group does not open, is for the instances to join.
        Assert.Equal(["80 forward", "81 forward"], listeners.Select(listener => $"{listener!["Port"]} {listener["DefaultActions"]![0]!["Type"]}").Order());
    }

    [Fact]
    public async Task Targets_OnMoto_AreTheInstances()
    {
        var targets = (await directory.AskAsync("elbv2", "describe-target-health", "--target-group-arn", await directory.OutputAsync(DeployedDirectory.Name, "TargetGroup")))["TargetHealthDescriptions"]!.AsArray();
        Assert.Equal(2, targets.Count);
        Assert.All(targets, target => Assert.Equal("8080", target!["Target"]!["Port"]!.ToString()));
    }

    [Fact]
    public async Task LaunchTemplate_OnMoto_HasSafeSettingsAndTheRole()
    {
        var template = await directory.LaunchTemplateAsync(DeployedDirectory.Name);
        Assert.Equal("required", template["MetadataOptions"]!["HttpTokens"]!.ToString());
        Assert.Equal("1", template["MetadataOptions"]!["HttpPutResponseHopLimit"]!.ToString());
        Json.AssertEqual(
            """{"VolumeType": "gp3", "VolumeSize": 10, "Encrypted": true, "DeleteOnTermination": true}""",
            template["BlockDeviceMappings"]![0]!["Ebs"]);
        Assert.Equal("t3.micro", template["InstanceType"]!.ToString());
        Assert.Equal("resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64", template["ImageId"]!.ToString());
        var profile = (await directory.AskAsync("iam", "get-instance-profile", "--instance-profile-name", await directory.ResourceAsync(DeployedDirectory.Name, "InstanceProfile")))["InstanceProfile"]!;
        Assert.Equal(template["IamInstanceProfile"]!["Arn"]!.ToString(), profile["Arn"]!.ToString());
        Assert.Equal(await directory.ResourceAsync(DeployedDirectory.Name, "InstanceRole"), Assert.Single(profile["Roles"]!.AsArray())!["RoleName"]!.ToString());
    }

    [Fact]
    public async Task Watching_OnMoto_HasLogsTopicAndDashboard()
    {
        var logs = (await directory.AskAsync("logs", "describe-log-groups", "--log-group-name-prefix", $"/{DeployedDirectory.Name}"))["logGroups"]!.AsArray();
        Assert.Equal(
            ["/directory-network/flow 90", "/directory/application 90", "/directory/bootstrap 90"],
            logs.Select(log => $"{log!["logGroupName"]} {log["retentionInDays"]}").Order());
        var topic = await directory.OutputAsync(DeployedDirectory.Name, "Topic");
        Assert.Equal(topic, (await directory.AskAsync("sns", "get-topic-attributes", "--topic-arn", topic))["Attributes"]!["TopicArn"]!.ToString());
        var dashboard = (await directory.AskAsync("cloudwatch", "get-dashboard", "--dashboard-name", DeployedDirectory.Name))["DashboardBody"]!.ToString();
        Assert.Contains("TargetResponseTime", dashboard);
        Assert.DoesNotContain("${", dashboard);
    }

    [Fact]
    public async Task Targets_OnMoto_AreAskedForTheirHealth()
    {
        var group = (await directory.AskAsync("elbv2", "describe-target-groups", "--target-group-arns", await directory.OutputAsync(DeployedDirectory.Name, "TargetGroup")))["TargetGroups"]![0]!;
        Assert.Equal(
            ("/health", 10, 3),
            (group["HealthCheckPath"]!.ToString(), group["HealthCheckIntervalSeconds"]!.GetValue<int>(), group["UnhealthyThresholdCount"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Fleet_OnMoto_RunsTwoInstancesAndIsWatchedByTheBalancer()
    {
        var fleet = (await directory.AskAsync("autoscaling", "describe-auto-scaling-groups", "--auto-scaling-group-names", DeployedDirectory.Name))["AutoScalingGroups"]![0]!;
        Assert.Equal((2, 4, "ELB"), (fleet["MinSize"]!.GetValue<int>(), fleet["MaxSize"]!.GetValue<int>(), fleet["HealthCheckType"]!.ToString()));
        Assert.Equal(2, fleet["Instances"]!.AsArray().Count);
    }

    [Fact]
    public async Task Status_Deployed_ShowsStacksInstancesTargetsAndAlarms()
    {
        await directory.DeployAsync();
        // moto makes no alarms of a template.
        (await directory.CallAsync(
            "cloudwatch", "put-metric-alarm", "--alarm-name", "directory-latency", "--namespace", "AWS/ApplicationELB", "--metric-name", "TargetResponseTime",
            "--statistic", "Average", "--period", "60", "--evaluation-periods", "5", "--threshold", "1", "--comparison-operator", "GreaterThanThreshold")).Succeeded();
        var said = (await directory.OperateAsync("status", DeployedDirectory.Name)).Succeeded();
        Assert.Matches(@"Alarms\n  \S+\s+directory-latency", said);
        Assert.Equal(2, said.Split("InService").Length - 1);
        Assert.Contains("Address: http://", said);
    }

    [Fact]
    public async Task Destroy_DryRun_NamesWhatItWouldDeleteAndDeletesNothing()
    {
        await directory.DeployAsync();
        var said = (await directory.OperateAsync("destroy", "--dry-run", DeployedDirectory.Name)).Succeeded();
        foreach (var stack in (string[])["directory", "directory-network"])
        {
            Assert.Contains($"would run: aws cloudformation update-termination-protection --stack-name {stack} --no-enable-termination-protection\n", said);
            Assert.Contains($"would run: aws cloudformation delete-stack --stack-name {stack} --client-request-token ", said);
        }
        Assert.Matches(@"would run: aws elbv2 modify-load-balancer-attributes --load-balancer-arn arn:\S+ --attributes Key=deletion_protection.enabled\\?,Value=false\n", said);
        Assert.Contains("Kept in directory-data", said);
        Assert.DoesNotContain("delete-stack --stack-name directory-data", said);
        Assert.Equal("CREATE_COMPLETE", (await directory.AskAsync("cloudformation", "describe-stacks", "--stack-name", DeployedDirectory.Name, "--query", "Stacks[0].StackStatus")).ToString());
    }

    [Fact]
    public async Task Deploy_DryRunInAnExistingVpc_TellsWhatItWouldDoAndDoesNothing()
    {
        await directory.DeployAsync();
        var subnets = await directory.OutputAsync("directory-network", "PrivateSubnets");
        var said = (await directory.OperateAsync(
            "deploy", "--dry-run", "another", "VpcId=vpc-1", "PublicSubnets=subnet-1", $"PrivateSubnets={subnets}", "BalancerNetworks=10.0.0.0/8", "InsecureTrial=true")).Succeeded();
        Assert.Contains("The VPC vpc-1 is there already\n", said);
        Assert.Contains("\n  InsecureTrial=true\n", said);
        Assert.Contains("\n  InstanceDays=14 (default)\n", said);
        Assert.Contains("would CREATE the stack another-data from data.yaml", said);
        Assert.Contains("would build for linux-arm64\n", said);
        Assert.Contains("{\"ParameterKey\":\"VpcId\",\"ParameterValue\":\"vpc-1\"}", said);
        Assert.DoesNotContain("another-network", said);
        var stacks = await directory.AskAsync("cloudformation", "describe-stacks", "--query", "Stacks[?starts_with(StackName, 'another')]");
        Assert.Empty(stacks.AsArray());
    }
}
