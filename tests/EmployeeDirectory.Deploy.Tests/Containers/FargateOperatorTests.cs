using System.Text.Json.Nodes;
using EmployeeDirectory.Deploy.Tests.Operator;

namespace EmployeeDirectory.Deploy.Tests.Containers;

/// <summary>What an operator of a directory on Fargate does beside a deployment, with a stand-in for the AWS CLI.</summary>
public sealed class FargateOperatorTests
{
    private static readonly string Digest = $"sha256:{new string('d', 64)}";

    private static readonly string[] Facts =
        ["P:Platform\\tFargate", "O:Platform\\tFargate", "P:Architecture\\tarm64", "P:MinInstances\\t2", "O:ImageRepository\\tdirectory-images", "O:RepositoryUri\\t1.dkr.ecr.eu-west-1.amazonaws.com/directory-images"];

    private const string Image = "*'ecr describe-images'*) echo arm64-dddddddddddd ;;";

    [Theory]
    [InlineData("1", "2")]
    [InlineData("3", "3")]
    [InlineData("None", "2")]
    public async Task Tasks_ThatLoadHasAdded_StayWhenTheServiceChanges(string now, string desired)
    {
        using var stub = Installed.Operator($"{Image}\n*'ecs describe-services'*) echo {now} ;;", Facts);
        var said = (await stub.OperateAsync("deploy", ["--dry-run", "directory", $"ImageDigest={Digest}"])).Succeeded();
        Assert.Contains($$"""{"ParameterKey":"DesiredTasks","ParameterValue":"{{desired}}"}""", said);
    }

    [Fact]
    public async Task Tasks_ThatCannotBeCounted_EndTheDeployment()
    {
        using var stub = Installed.Operator($"{Image}\n*'ecs describe-services'*) echo 'AccessDenied' >&2; exit 254 ;;", Facts);
        var refused = await stub.OperateAsync("deploy", ["--yes", "directory", $"ImageDigest={Digest}"]);
        Assert.Equal((1, "AccessDenied\ndeploy: the service directory cannot be read\n"), (refused.ExitCode, refused.Errors));
    }

    [Fact]
    public async Task Fleet_ThatIsThere_BecomesTasksByOneUpdate()
    {
        using var stub = Installed.Operator(Image, "O:ImageRepository\\tdirectory-images", "P:MinInstances\\t3", "P:MaxInstances\\t6");
        var said = (await stub.OperateAsync("deploy", ["--yes", "directory", "Platform=Fargate", $"ImageDigest={Digest}"])).Succeeded();
        Assert.EndsWith("The directory is at http://directory.example.test/\n", said);
        Assert.DoesNotContain(stub.Calls, call => call.Contains("ecs describe-services"));
        Assert.Equal(
            ["directory-network", "directory-data", "directory-images", "directory"],
            stub.Calls.Where(call => call.Contains("execute-change-set")).Select(call => call.Split(' ')[3]));
        // Its own tasks are gone with the update, and its releases stay for the way back.
        Assert.DoesNotContain(stub.Calls, call => call.StartsWith("s3 rm", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "true")]
    [InlineData("--no-rollback", "false")]
    public async Task Alarms_Unwanted_AreLeftAloneByEcsToo(string option, string rollback)
    {
        using var stub = Installed.Operator($"{Image}\n*'ecs describe-services'*) echo 2 ;;", Facts);
        string[] arguments = ["--dry-run", "directory", $"ImageDigest={Digest}", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        Assert.Contains($$"""{"ParameterKey":"RollbackOnAlarms","ParameterValue":"{{rollback}}"}""", (await stub.OperateAsync("deploy", arguments)).Succeeded());
    }

    [Fact]
    public async Task Functions_CannotBecomeTasks()
    {
        using var stub = Installed.Operator("", "P:Platform\\tServerless");
        var refused = await stub.OperateAsync("deploy", ["--yes", "directory", "Platform=Fargate"]);
        Assert.Equal((1, "deploy: directory is there already and cannot become Fargate: see \"Moving\" in deploy/README.md\n"), (refused.ExitCode, refused.Errors));
    }

    [Fact]
    public async Task DryRun_EmptyAccount_NamesWhatItWouldMake()
    {
        using var stub = new OperatorStub("case \"$*\" in *sts*) echo me;; *) echo 'Stack with id directory does not exist' >&2; exit 254;; esac");
        var said = (await stub.OperateAsync("deploy", ["--dry-run", "directory", "Platform=Fargate", "InsecureTrial=true"])).Succeeded();
        foreach (var (stack, file) in (IEnumerable<(string, string)>)[("directory-network", "network"), ("directory-data", "data"), ("directory-images", "images"), ("directory", "application")])
            Assert.Contains($"would CREATE the stack {stack} from {file}.yaml", said);
        Assert.Contains("would build an image for linux-arm64\nwould push the image to <ImageRepository of directory-images>\n", said);
        Assert.Contains("\n  TaskCpu=512 (default)\n", said);
    }

    [Theory]
    [InlineData("COMPLETED\\t2\\tdone", 0, "The tasks of directory are new\n", "")]
    [InlineData("FAILED\\t1\\ttasks failed to start", 1, "  FAILED 1 tasks failed to start\n", "refresh: the tasks of directory were not all replaced; deploy/status directory tells more\n")]
    [InlineData("", 1, "", "refresh: the tasks of directory were not all replaced; deploy/status directory tells more\n")]
    public async Task Refresh_Started_IsFollowedToItsEnd(string end, int exitCode, string output, string errors)
    {
        using var stub = Installed.Operator(
            $$"""
            *'ecs update-service'*) echo ecs-svc/1 ;;
            *'ecs describe-services'*ecs-svc/1*) if [[ -e $here/asked ]]; then printf '{{end}}'; else touch "$here/asked"; printf 'IN_PROGRESS\t1\tNone\n'; fi ;;
            """,
            Facts);
        var refresh = await stub.OperateAsync("refresh", ["--yes", "directory"]);
        Assert.Equal((exitCode, errors), (refresh.ExitCode, refresh.Errors));
        Assert.Contains("  IN_PROGRESS 1 None\n", refresh.Output);
        Assert.Contains(output, refresh.Output);
        Assert.Contains(stub.Calls, call => call.StartsWith("ecs update-service --cluster directory --service directory --force-new-deployment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AdminLink_OfATaskOfItsOwn_IsPrintedAloneWithTheAddress()
    {
        using var stub = Installed.Operator(
            """
            *'ecs describe-services'*taskDefinition*) echo arn:aws:ecs:eu-west-1:1:task-definition/directory:7 ;;
            *'ecs describe-services'*networkConfiguration*) echo '{"awsvpcConfiguration": {"subnets": ["subnet-1"]}}' ;;
            *'ecs run-task'*) echo arn:aws:ecs:eu-west-1:1:task/directory/0123abcd ;;
            *'logs get-log-events'*task/directory/0123abcd*) if [[ -e $here/written ]]; then echo 'http://*:8080/invitation?code=one-two_3'; else touch "$here/written"; echo None; fi ;;
            """,
            Facts);
        var printed = await stub.OperateAsync("containers/admin-link", ["directory"]);
        Assert.Equal("http://directory.example.test/invitation?code=one-two_3\n", printed.Succeeded());
        var run = Assert.Single(stub.Calls, call => call.StartsWith("ecs run-task", StringComparison.Ordinal));
        Assert.Contains("--task-definition arn:aws:ecs:eu-west-1:1:task-definition/directory:7 ", run);
        Assert.Contains("--network-configuration {\"awsvpcConfiguration\": {\"subnets\": [\"subnet-1\"]}} ", run);
        var overrides = JsonNode.Parse(run[run.IndexOf("{\"containerOverrides\"", StringComparison.Ordinal)..])!["containerOverrides"]![0]!;
        Assert.Equal(("directory", "admin-link"), (overrides["name"]!.ToString(), Assert.Single(overrides["command"]!.AsArray())!.ToString()));
    }

    [Theory]
    [InlineData("P:Platform\\tFleet", "", "admin-link: directory does not run on Fargate\n")]
    [InlineData("P:Platform\\tFargate", "*'ecs run-task'*) echo None ;;", "admin-link: no task was started; deploy/status directory tells more\n")]
    [InlineData("P:Platform\\tFargate", "*'ecs run-task'*) echo arn:aws:ecs:eu-west-1:1:task/directory/7 ;;", "admin-link: the task gave no link; its log is in /directory/application, task/directory/7\n")]
    public async Task AdminLink_ThatCannotBeMade_IsExplained(string fact, string special, string line)
    {
        using var stub = Installed.Operator($"{special}\n*'ecs describe-services'*) echo some ;;", fact);
        var refused = await stub.OperateAsync("containers/admin-link", ["directory"]);
        Assert.Equal((1, $"As me in eu-west-1\n{line}"), (refused.ExitCode, refused.Errors));
    }
}
