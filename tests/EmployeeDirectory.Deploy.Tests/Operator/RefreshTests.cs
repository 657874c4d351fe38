namespace EmployeeDirectory.Deploy.Tests.Operator;

public sealed class RefreshTests
{
    [Theory]
    [InlineData("Successful\t100\tNone", 0, "The instances of directory are new\n", "")]
    [InlineData("Failed\t50\tan instance did not come", 1, "  Failed 50 an instance did not come\n", "refresh: the instances of directory were not all replaced; deploy/status directory tells more\n")]
    public async Task Refresh_Started_IsFollowedToItsEnd(string end, int exitCode, string output, string errors)
    {
        using var stub = new OperatorStub(Aws(end));
        var refresh = await stub.OperateAsync("refresh", ["--yes", "directory"]);
        Assert.Equal((exitCode, errors), (refresh.ExitCode, refresh.Errors));
        Assert.Contains("  InProgress 50 None\n", refresh.Output);
        Assert.EndsWith(output, refresh.Output);
    }

    [Fact]
    public async Task Refresh_DryRun_StartsNothing()
    {
        using var stub = new OperatorStub(Aws("Successful\t100\tNone"));
        var refresh = await stub.OperateAsync("refresh", ["--dry-run", "directory"]);
        Assert.Contains("would run: aws autoscaling start-instance-refresh --auto-scaling-group-name directory", refresh.Succeeded());
        Assert.DoesNotContain("InProgress", refresh.Output);
    }

    private static string Aws(string end) => $$"""
        case "$*" in
          *get-caller-identity*) echo me ;;
          *describe-stacks*) printf 'Status\tUPDATE_COMPLETE\nDescription\tEmployeeDirectory, the application\n' ;;
          *start-instance-refresh*) echo 1 ;;
          *describe-instance-refreshes*) if [[ -e $here/asked ]]; then echo '{{end}}'; else touch "$here/asked"; printf 'InProgress\t50\tNone\n'; fi ;;
        esac
        """;
}
