using System.Text;

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
    public async Task Release_Uploaded_HasTheHashTheInstancesAskFor()
    {
        var hash = (await directory.UserDataAsync()).Split('\n').Single(line => line.StartsWith("RELEASE_HASH='", StringComparison.Ordinal))[14..^1];
        using var folder = new TemporaryFolder();
        await directory.DownloadAsync(hash, folder["release"]);
        var real = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(folder["release"])));
        Assert.Equal(hash, real);
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
        var nat = (await directory.AskAsync("ec2", "describe-nat-gateways", "--filter", $"Name=vpc-id,Values={vpc}"))["NatGateways"]!.AsArray();
        Assert.Single(nat);
    }

    [Fact]
    public async Task Instances_OnMoto_AreReachedByTheBalancerOnly()
    {
        var instances = await directory.ResourceAsync(DeployedDirectory.Name, "InstanceGroup");
        var group = (await directory.AskAsync("ec2", "describe-security-groups", "--group-ids", instances))["SecurityGroups"]![0]!;
        var way = Assert.Single(group["IpPermissions"]!.AsArray())!;
        Assert.Equal("8080", way["FromPort"]!.ToString());
        Assert.Empty(way["IpRanges"]!.AsArray());
        Assert.Equal(await directory.ResourceAsync(DeployedDirectory.Name, "BalancerGroup"), way["UserIdGroupPairs"]![0]!["GroupId"]!.ToString());
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
    public async Task Status_Deployed_ShowsStacksInstancesAndTargets()
    {
        await directory.DeployAsync();
        var said = (await directory.OperateAsync("status", DeployedDirectory.Name)).Succeeded();
        Assert.Equal(2, said.Split("InService").Length - 1);
        Assert.Contains("Address: http://", said);
    }

    [Fact]
    public async Task Destroy_DryRun_NamesWhatItWouldDeleteAndDeletesNothing()
    {
        await directory.DeployAsync();
        var said = (await directory.OperateAsync("destroy", "--dry-run", DeployedDirectory.Name)).Succeeded();
        Assert.Contains("would run: aws cloudformation delete-stack --stack-name directory\n", said);
        Assert.Contains("would run: aws cloudformation delete-stack --stack-name directory-network\n", said);
        Assert.Contains("Kept in directory-data", said);
        Assert.DoesNotContain("delete-stack --stack-name directory-data", said);
        Assert.Equal("CREATE_COMPLETE", (await directory.AskAsync("cloudformation", "describe-stacks", "--stack-name", DeployedDirectory.Name, "--query", "Stacks[0].StackStatus")).ToString());
    }
}
