namespace EmployeeDirectory.Deploy.Tests.Operator;

public sealed class DestroyTests
{
    [Fact]
    public async Task Destroy_Deployed_LeavesTheDataAlone()
    {
        using var directory = new DeployedDirectory();
        await directory.DeployAsync();
        var table = await directory.OutputAsync("directory-data", "TableName");
        var photos = await directory.OutputAsync("directory-data", "PhotoBucket");

        var said = (await directory.OperateAsync("destroy", "--yes", DeployedDirectory.Name)).Succeeded();

        Assert.Contains($"Kept in directory-data: the table {table}, the photos in {photos}.", said);
        var stacks = await directory.AskAsync("cloudformation", "describe-stacks", "--query", "Stacks[].StackName");
        Assert.Equal(["directory-data"], stacks.AsArray().Select(stack => stack!.ToString()));
        Assert.Equal("ACTIVE", (await directory.AskAsync("dynamodb", "describe-table", "--table-name", table))["Table"]!["TableStatus"]!.ToString());
        Assert.Empty((await directory.AskAsync("autoscaling", "describe-auto-scaling-groups"))["AutoScalingGroups"]!.AsArray());
    }
}
