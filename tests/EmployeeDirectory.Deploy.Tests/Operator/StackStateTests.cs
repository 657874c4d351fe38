namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>Stacks that are not at rest in a good state, as AWS leaves them when something failed or was declined.</summary>
public sealed class StackStateTests
{
    [Theory]
    [InlineData("UPDATE_ROLLBACK_FAILED", "aws cloudformation continue-update-rollback --stack-name directory-network --region eu-west-1")]
    [InlineData("UPDATE_FAILED", "aws cloudformation rollback-stack --stack-name directory-network --region eu-west-1")]
    [InlineData("DELETE_FAILED", "deploy/destroy directory")]
    [InlineData("IMPORT_ROLLBACK_FAILED", "repair it in the CloudFormation console")]
    public async Task Deploy_StackIsStuck_NamesTheCommandThatHelps(string status, string command)
    {
        using var stub = Installed.Operator($"*describe-stacks*-network*) printf 'Status\\t{status}\\nDescription\\tEmployeeDirectory, the network\\n' ;;");
        var deploy = await stub.OperateAsync("deploy", ["--yes", "directory", "VpcId="]);
        Assert.Equal(1, deploy.ExitCode);
        Assert.StartsWith($"deploy: directory-network is stuck in {status}: ", deploy.Errors, StringComparison.Ordinal);
        Assert.Contains(command, deploy.Errors);
    }

    [Fact]
    public async Task Deploy_RollbackFails_NamesTheCommandThatHelps()
    {
        using var stub = Installed.Operator("""
            *describe-stacks*'--stack-name directory '*) if [[ -e $here/changed ]]; then printf 'Status\tUPDATE_ROLLBACK_FAILED\n'; else printf 'Status\tUPDATE_COMPLETE\nDescription\tEmployeeDirectory, the application\nP:InsecureTrial\ttrue\n'; fi ;;
            *execute-change-set*'--stack-name directory '*) touch "$here/changed" ;;
            """);
        var deploy = await stub.OperateAsync("deploy", ["--yes", "directory"]);
        Assert.Contains("deploy: directory is stuck in UPDATE_ROLLBACK_FAILED: ", deploy.Errors);
        Assert.Contains("aws cloudformation continue-update-rollback --stack-name directory --region eu-west-1", deploy.Errors);
    }

    [Fact]
    public async Task Deploy_FirstChangeSetIsDeclined_LeavesNoStack()
    {
        using var stub = Installed.Operator("*describe-stacks*) echo 'Stack with id x does not exist' >&2; exit 254 ;;");
        // Without a terminal nobody can agree.
        var deploy = await stub.OperateAsync("deploy", ["directory", "InsecureTrial=true"]);
        Assert.Equal(1, deploy.ExitCode);
        Assert.Contains("nobody is here to answer: add --yes", deploy.Errors);
        Assert.Equal("cloudformation delete-stack --stack-name directory-network", stub.Calls[^1]);
        Assert.DoesNotContain(stub.Calls, call => call.Contains("execute-change-set"));
    }

    [Fact]
    public async Task Deploy_LaterChangeSetIsDeclined_LeavesTheStackAndNoChangeSet()
    {
        using var stub = Installed.Operator();
        Assert.Equal(1, (await stub.OperateAsync("deploy", ["directory"])).ExitCode);
        Assert.Equal("cloudformation delete-change-set --change-set-name arn:change", stub.Calls[^1]);
        Assert.DoesNotContain(stub.Calls, call => call.Contains("delete-stack"));
    }

    [Fact]
    public async Task Destroy_StackInReview_GoesThoughItTellsNoDescription()
    {
        using var stub = Installed.Operator("""
            *describe-stacks*-data*) echo 'Stack with id x does not exist' >&2; exit 254 ;;
            *describe-stacks*'--stack-name directory '*) if [[ -e $here/gone ]]; then echo 'Stack with id x does not exist' >&2; exit 254; fi; printf 'Status\tREVIEW_IN_PROGRESS\nDescription\tNone\n' ;;
            *describe-stacks*-network*) echo 'Stack with id x does not exist' >&2; exit 254 ;;
            *delete-stack*) touch "$here/gone" ;;
            """);
        var said = (await stub.OperateAsync("destroy", ["--yes", "directory"])).Succeeded();
        Assert.Contains("directory: NONE\n", said);
        Assert.Contains(stub.Calls, call => call.StartsWith("cloudformation delete-stack --stack-name directory ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("refresh")]
    public async Task Directory_OnlyInReview_IsNotThere(string script)
    {
        using var stub = Installed.Operator("*describe-stacks*) printf 'Status\\tREVIEW_IN_PROGRESS\\nDescription\\tNone\\n' ;;");
        var refused = await stub.OperateAsync(script, ["directory"]);
        Assert.Equal((1, $"{script}: there is no directory directory in eu-west-1\n"), (refused.ExitCode, refused.Errors));
    }

    [Fact]
    public async Task Events_OfAnOperation_AreFoundByItsTokenAndNotByTime()
    {
        using var stub = Installed.Operator("*describe-stack-events*) printf '1\\tUPDATE_IN_PROGRESS\\tFleet\\tNone\\n' ;;");
        var said = (await stub.OperateAsync("deploy", ["--yes", "directory"])).Succeeded();
        Assert.Contains("  UPDATE_IN_PROGRESS\tFleet\tNone\n", said);
        var tokens = stub.Calls.Where(call => call.Contains("execute-change-set")).Select(call => call.Split("--client-request-token ")[1]).ToArray();
        Assert.Equal(3, tokens.Length);
        Assert.All(tokens, token => Assert.Matches("^[a-zA-Z0-9][-a-zA-Z0-9]{0,127}$", token));
        var asked = stub.Calls.Where(call => call.Contains("describe-stack-events")).ToArray();
        Assert.All(asked.Zip(tokens), pair => Assert.Contains($"ClientRequestToken=='{pair.Second}'", pair.First));
        Assert.All(asked, call => Assert.DoesNotContain("Timestamp", call));
    }

    [Fact]
    public async Task Protection_OfStacksAndBalancer_IsThereAfterDeployAndGoneBeforeDestroy()
    {
        using var stub = Installed.Operator("*list-stack-resources*'--stack-name directory '*) echo arn:balancer ;;");
        (await stub.OperateAsync("deploy", ["--yes", "directory"])).Succeeded();
        foreach (var stack in (string[])["directory-network", "directory-data", "directory"])
            Assert.Contains($"cloudformation update-termination-protection --stack-name {stack} --enable-termination-protection", stub.Calls);
        Assert.Contains("elbv2 modify-load-balancer-attributes --load-balancer-arn arn:balancer --attributes Key=deletion_protection.enabled,Value=true", stub.Calls);

        File.Delete(stub["calls"]);
        await stub.OperateAsync("destroy", ["--yes", "directory"]);
        var calls = stub.Calls.ToList();
        var unprotected = calls.IndexOf("elbv2 modify-load-balancer-attributes --load-balancer-arn arn:balancer --attributes Key=deletion_protection.enabled,Value=false");
        Assert.InRange(unprotected, 0, calls.FindIndex(call => call.Contains("delete-stack --stack-name directory ")));
        Assert.DoesNotContain(calls, call => call.Contains("-data --no-enable-termination-protection"));
    }
}
