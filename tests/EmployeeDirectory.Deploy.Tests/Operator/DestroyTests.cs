namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>In an existing VPC, the account's default one: moto cannot delete a VPC of ours.</summary>
public sealed class DestroyTests(DeployedDirectory directory)
{
    private const string Gone = "gone";

    [Fact]
    public async Task Destroy_Deployed_LeavesTheDataAlone()
    {
        var vpc = (await directory.AskAsync("ec2", "describe-vpcs", "--filters", "Name=is-default,Values=true"))["Vpcs"]![0]!;
        var subnets = string.Join(',', (await directory.AskAsync("ec2", "describe-subnets", "--filters", $"Name=vpc-id,Values={vpc["VpcId"]}"))["Subnets"]!.AsArray().Take(2).Select(subnet => subnet!["SubnetId"]));
        (await directory.OperateAsync(
            "deploy", "--yes", Gone, $"VpcId={vpc["VpcId"]}", $"PublicSubnets={subnets}", $"PrivateSubnets={subnets}", $"BalancerNetworks={vpc["CidrBlock"]}", "InstanceType=t3.micro", "InsecureTrial=true")).Succeeded();
        var table = await directory.OutputAsync($"{Gone}-data", "TableName");
        var photos = await directory.OutputAsync($"{Gone}-data", "PhotoBucket");

        var said = (await directory.OperateAsync("destroy", "--yes", Gone)).Succeeded();

        Assert.Contains($"{Gone}-network is not there\n", said);
        Assert.Contains($"Kept in {Gone}-data: the table {table}, the photos in {photos}.", said);
        var stacks = await directory.AskAsync("cloudformation", "describe-stacks", "--query", $"Stacks[?starts_with(StackName, '{Gone}')].StackName");
        Assert.Equal([$"{Gone}-data"], stacks.AsArray().Select(stack => stack!.ToString()));
        Assert.Equal("ACTIVE", (await directory.AskAsync("dynamodb", "describe-table", "--table-name", table))["Table"]!["TableStatus"]!.ToString());
        Assert.Empty((await directory.AskAsync("autoscaling", "describe-auto-scaling-groups", "--auto-scaling-group-names", Gone))["AutoScalingGroups"]!.AsArray());
    }
}
