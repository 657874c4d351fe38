namespace EmployeeDirectory.Deploy.Tests.Operator;

public sealed class RollbackTests
{
    // A stack that is there and goes back when it is changed; those beside it need no change.
    private const string Aws = """
        case "$*" in
          *get-caller-identity*) echo me ;;
          *describe-instance-types*) echo arm64 ;;
          *describe-stacks*)
            if [[ -e $here/changed ]]; then status=UPDATE_ROLLBACK_COMPLETE; else status=UPDATE_COMPLETE; fi
            printf 'Status\t%s\nDescription\tEmployeeDirectory, a part\n' "$status"
            printf 'O:%s\tsome\n' VpcId PublicSubnets PrivateSubnets BalancerNetworks TableName PhotoBucket ReleaseBucket LogBucket RollbackAlarms Address
            ;;
          *'change-set-create-complete --stack-name directory '*) ;;
          *change-set-create-complete*) exit 255 ;;
          *describe-stack-events*) printf '1\tUPDATE_FAILED\tFleet\tReceived FAILURE signal: release 1 does not become healthy\n' ;;
          *StatusReason*) echo "The submitted information didn't contain changes." ;;
          *describe-change-set*) printf 'Modify\tLaunchTemplate\tAWS::EC2::LaunchTemplate\tFalse\n' ;;
          *execute-change-set*) touch "$here/changed" ;;
          *create-change-set*'/rollback.json'*) cat "$(grep --only-matching '/[^ ]*/rollback.json' <<<"$*")" >"$here/rollback" ;;
        esac
        """;

    [Fact]
    public async Task Deploy_ReleaseThatDoesNotBecomeHealthy_SaysSoAndThatItWentBack()
    {
        using var stub = new OperatorStub(Aws);
        stub.Add("dotnet", Installed.Dotnet);
        var deploy = await stub.OperateAsync("deploy", ["--yes", "directory", "InsecureTrial=true"]);
        Assert.Equal((1, "deploy: directory was rolled back; the first FAILED line above tells why\n"), (deploy.ExitCode, deploy.Errors));
        Assert.Contains("directory-network: nothing changes\n", deploy.Output);
        Assert.Contains("  Modify\tLaunchTemplate", deploy.Output);
        Assert.Contains("UPDATE_FAILED\tFleet\tReceived FAILURE signal: release 1 does not become healthy\n", deploy.Output);
        Assert.Contains("directory: UPDATE_ROLLBACK_COMPLETE\n", deploy.Output);
    }
}
