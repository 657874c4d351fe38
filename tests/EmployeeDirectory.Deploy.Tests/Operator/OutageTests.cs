using System.Text.Json.Nodes;

namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>The ways out of a version that does not work.</summary>
public sealed class OutageTests
{
    private const string Alarming = "*describe-alarms*directory-server-errors*StateValue*ALARM*) printf 'directory-server-errors\\tdirectory-balancer-errors\\n' ;;";

    [Fact]
    public async Task Deploy_AlarmIsOffAlready_SaysSoBeforeAnythingChanges()
    {
        using var stub = Installed.Operator(Alarming);
        var deploy = await stub.OperateAsync("deploy", ["--yes", "directory"]);
        Assert.Equal(
            (1, "deploy: in ALARM already, for which CloudFormation may undo this update: directory-server-errors, directory-balancer-errors. To deploy a fix, add --no-rollback\n"),
            (deploy.ExitCode, deploy.Errors));
        Assert.DoesNotContain(stub.Calls, call => call.Contains("change-set"));
    }

    [Fact]
    public async Task Deploy_DryRunDuringAnAlarm_SaysSoAndGoesOn()
    {
        using var stub = Installed.Operator(Alarming);
        var said = (await stub.OperateAsync("deploy", ["--dry-run", "directory"])).Succeeded();
        Assert.Contains("To deploy a fix, add --no-rollback\n", said);
        Assert.Contains("would UPDATE the stack directory from application.yaml", said);
    }

    [Theory]
    [InlineData("", 2, 3)]
    [InlineData("--no-rollback", 0, 0)]
    public async Task Deploy_NoRollback_LeavesTheTriggersOut(string option, int triggers, int minutes)
    {
        using var stub = Installed.Operator(option.Length > 0 ? Alarming : "");
        (await stub.OperateAsync("deploy", ["--yes", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries), "directory"])).Succeeded();
        // An empty list, as CloudFormation keeps the earlier one where none is given.
        var rollback = JsonNode.Parse(await File.ReadAllTextAsync(stub["rollback"]))!;
        Assert.Equal((triggers, minutes), (rollback["RollbackTriggers"]!.AsArray().Count, rollback["MonitoringTimeInMinutes"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Deploy_EarlierRelease_IsNotBuiltButTakenAsItIs()
    {
        using var stub = Installed.Operator();
        stub.Add("dotnet", "exit 9");
        var said = (await stub.OperateAsync("deploy", ["--yes", "directory", $"ReleaseHash={Installed.Kept}"])).Succeeded();
        Assert.Contains($"Release {Installed.Kept} as it was built\n", said);
        Assert.DoesNotContain(stub.Calls, call => call.StartsWith("s3 cp", StringComparison.Ordinal));
        Assert.Contains(stub.Calls, call => call.Contains("execute-change-set --stack-name directory "));
    }

    [Theory]
    [InlineData("latest", "linux-arm64", "deploy: latest is no release: deploy/status directory lists them\n")]
    [InlineData("c", "linux-arm64", "deploy: release HASH is not in some: deploy/status directory lists those that are\n")]
    [InlineData("b", "linux-x64", "deploy: release HASH is for linux-x64, and t4g.micro takes linux-arm64\n")]
    public async Task Deploy_ReleaseThatDoesNotFit_IsRefusedBeforeAnythingChanges(string given, string platform, string line)
    {
        var hash = given.Length == 1 ? new string(given[0], 64) : given;
        using var stub = Installed.Operator($"*head-object*{Installed.Kept}*) echo {platform} ;;");
        var deploy = await stub.OperateAsync("deploy", ["--yes", "directory", $"ReleaseHash={hash}"]);
        Assert.Equal((1, line.Replace("HASH", hash)), (deploy.ExitCode, deploy.Errors));
        Assert.DoesNotContain(stub.Calls, call => call.Contains("change-set"));
    }

    [Fact]
    public async Task Status_Releases_AreListedNewestFirst()
    {
        using var stub = Installed.Operator($$"""
            *list-objects-v2*) printf '2026-01-01T10:00:00+00:00\treleases/%s.tar.gz\n2026-02-01T10:00:00+00:00\treleases/%s.tar.gz\n' {{Installed.Kept}} {{Installed.Running}} ;;
            """, "O:Address\\thttp://directory.example.com/");
        var said = (await stub.OperateAsync("status", ["directory"])).Succeeded();
        Assert.Contains("deploy/deploy directory ReleaseHash=... goes back to one\n", said);
        Assert.Contains($"  2026-02-01T10:00:00+00:00\t{Installed.Running} (deployed)\n  2026-01-01T10:00:00+00:00\t{Installed.Kept}\n", said);
    }

    [Fact]
    public async Task Deploy_ManyReleases_KeepsTheLastFiveAndTheOneThatRuns()
    {
        // 1 is the oldest; b, which is deployed again, was built first of all.
        using var stub = Installed.Operator("""
            *list-objects-v2*)
              printf '2025-01-01T10:00:00Z\treleases/%s.tar.gz\n' "$(printf 'b%.0s' {1..64})"
              for day in 1 2 3 4 5 6 7; do printf '2026-01-0%sT10:00:00Z\treleases/%s.tar.gz\n' $day "$(printf "$day%.0s" {1..64})"; done
              ;;
            """);
        (await stub.OperateAsync("deploy", ["--yes", "directory", $"ReleaseHash={Installed.Kept}"])).Succeeded();
        Assert.Equal(
            ["2", "1"],
            stub.Calls.Where(call => call.StartsWith("s3 rm", StringComparison.Ordinal)).Select(call => call.Split("s3://some/releases/")[1][..1]));
    }
}
