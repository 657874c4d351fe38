namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>Stand-ins, in bash, for the AWS CLI and the build of an operator whose directory is there and answers every change well.</summary>
public static class Installed
{
    public static readonly string Running = new('a', 64);

    public static readonly string Kept = new('b', 64);

    /// <summary>Writes what the build needs; the rest is stood in for.</summary>
    public const string Dotnet = """
        while (($#)); do
          if [[ $1 == --output ]]; then
            echo '{"Endpoints": []}' >"$2/EmployeeDirectory.Web.staticwebassets.endpoints.json"
            echo '{"runtimeOptions": {"includedFrameworks": []}}' >"$2/EmployeeDirectory.Web.runtimeconfig.json"
          fi
          shift
        done
        """;

    /// <param name="special">Cases of its own, which come first.</param>
    /// <param name="more">Further facts of the application's stack, as deploy asks for them.</param>
    public static string Aws(string special, params string[] more) => $$"""
        case "$*" in
          {{special}}
          *get-caller-identity*) echo me ;;
          *describe-instance-types*) echo arm64 ;;
          *describe-instance-type-offerings*) printf 'eu-west-1a\teu-west-1b\teu-west-1c\n' ;;
          *describe-subnets*) printf 'eu-west-1a\teu-west-1b\n' ;;
          *describe-stacks*)
            printf 'Status\tUPDATE_COMPLETE\nDescription\tEmployeeDirectory, a part\n'
            printf 'O:%s\tsome\n' VpcId PublicSubnets PrivateSubnets BalancerNetworks TableName PhotoBucket ReleaseBucket LogBucket TargetGroup
            printf 'O:RollbackAlarms\tarn:aws:cloudwatch:eu-west-1:1:alarm:directory-server-errors,arn:aws:cloudwatch:eu-west-1:1:alarm:directory-balancer-errors\n'
            printf '%b\n' 'P:InsecureTrial\ttrue' 'P:ReleaseBucket\tsome' 'P:ReleaseHash\t{{Running}}' 'O:BalancerName\t127.0.0.1' \
              {{string.Join(' ', WithAddress(more).Select(fact => $"'{fact}'"))}}
            ;;
          *create-change-set*) cp "$(grep --only-matching '/[^ ]*/rollback.json' <<<"$*")" "$here/rollback"; echo arn:change ;;
          *describe-change-set*) printf 'Modify\tLaunchTemplate\tAWS::EC2::LaunchTemplate\tFalse\n' ;;
          *head-object*{{Running}}* | *head-object*{{Kept}}*) echo linux-arm64 ;;
          *head-object*) echo 'Not Found' >&2; exit 254 ;;
        esac
        """;

    /// <summary>An operator whom the balancer answers with 200.</summary>
    public static OperatorStub Operator(string special = "", params string[] more)
    {
        var stub = new OperatorStub(Aws(special, more));
        stub.Add("dotnet", Dotnet);
        stub.Add("curl", "printf 'curl %s\\n' \"$*\" >>\"$here/calls\"; echo 200");
        stub.Add("sleep", "");
        return stub;
    }

    private static IEnumerable<string> WithAddress(string[] facts) => facts.Any(fact => fact.StartsWith("O:Address", StringComparison.Ordinal))
        ? facts
        : facts.Prepend("O:Address\\thttp://directory.example.test/");
}
