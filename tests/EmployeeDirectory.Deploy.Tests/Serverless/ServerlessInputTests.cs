using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EmployeeDirectory.Deploy.Tests.Operator;

namespace EmployeeDirectory.Deploy.Tests.Serverless;

/// <summary>Bad input gets one line and changes nothing.</summary>
public sealed class ServerlessInputTests
{
    private const string Certificate = "EdgeCertificateArn=arn:aws:acm:us-east-1:123456789012:certificate/one";

    [Theory]
    [InlineData("", "deploy: Platform=Serverless needs DomainName")]
    [InlineData("DomainName=people.example.com", "deploy: Platform=Serverless needs EdgeCertificateArn")]
    [InlineData($"DomainName=people.example.com {Certificate} SignInMode=Alb", "deploy: Platform=Serverless has no balancer that signs people in: SignInMode is Local or OpenIdConnect")]
    [InlineData($"DomainName=people.example.com {Certificate} SignInMode=OpenIdConnect OidcIssuer=https://login.example.com OidcClientId=one", "deploy: SignInMode=OpenIdConnect needs OidcSecretName")]
    [InlineData($"DomainName=people.example.com {Certificate} Architecture=riscv", "deploy: Architecture is arm64 or x86_64")]
    [InlineData("OriginSecret=one", "deploy: there is no parameter OriginSecret; deploy/*.yaml list them")]
    public async Task Parameters_ThatDoNotFit_AreNamedBeforeAnythingIsBuilt(string parameters, string line)
    {
        using var stub = new OperatorStub("case \"$*\" in *sts*) echo me;; *) echo 'Stack with id directory does not exist' >&2; exit 254;; esac");
        var refused = await stub.OperateAsync("deploy", ["directory", "Platform=Serverless", .. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((1, line + "\n"), (refused.ExitCode, refused.Errors));
    }

    [Theory]
    [InlineData("Platform=Serverless", "P:TableName\\tsome", "Serverless")]
    [InlineData("Platform=Fleet", "P:Platform\\tServerless", "Fleet")]
    public async Task Platform_OfADirectoryThatIsThere_CannotChange(string parameter, string fact, string wanted)
    {
        using var stub = Installed.Operator("", fact);
        var refused = await stub.OperateAsync("deploy", ["--yes", "directory", parameter]);
        Assert.Equal((1, $"deploy: directory is there already and cannot become {wanted}: see \"Moving\" in deploy/README.md\n"), (refused.ExitCode, refused.Errors));
    }

    [Fact]
    public async Task DryRun_EmptyAccount_NamesWhatItWouldMake()
    {
        using var stub = new OperatorStub("case \"$*\" in *sts*) echo me;; *) echo 'Stack with id directory does not exist' >&2; exit 254;; esac");
        var said = (await stub.OperateAsync("deploy", ["--dry-run", "directory", "Platform=Serverless", "DomainName=people.example.com", Certificate])).Succeeded();
        Assert.Contains("would build for linux-arm64\n", said);
        Assert.Contains("would CREATE the stack directory from serverless.yaml", said);
        Assert.Contains("OriginSecret=<a new secret>\n", said);
    }

    [Fact]
    public async Task Template_ThatCannotBePutIntoTheBucket_EndsTheDeployment()
    {
        using var stub = Installed.Operator(
            "*'s3 cp'*/templates/*) echo 'upload failed: AccessDenied' >&2; exit 1 ;;",
            "P:Platform\\tServerless", "P:DomainName\\tpeople.example.com", "P:EdgeCertificateArn\\tsome", "P:OriginSecretHashes\\tone", $"P:ReleaseHash\\t{Installed.Kept}");
        var deploy = await stub.OperateAsync("deploy", ["--yes", "directory", $"ReleaseHash={Installed.Kept}"]);
        Assert.Equal(1, deploy.ExitCode);
        Assert.Contains("deploy: the template could not be put into ", deploy.Errors);
        Assert.DoesNotContain(stub.Calls, call => call.Contains("create-change-set --stack-name directory ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Remnant_OfAFirstDeployment_GivesItsParametersToTheNext()
    {
        using var stub = new OperatorStub("""
            case "$*" in
              *sts*) echo me ;;
              *'--stack-name directory '*) printf 'Status\tROLLBACK_COMPLETE\nDescription\tEmployeeDirectory, the application\nP:Platform\tServerless\nP:DomainName\tpeople.example.com\nP:EdgeCertificateArn\tarn:aws:acm:us-east-1:1:certificate/1\nP:OriginSecret\t****\nP:OriginSecretHashes\tone\nP:LogRetentionDays\t30\n' ;;
              *) echo 'Stack with id directory does not exist' >&2; exit 254 ;;
            esac
            """);
        var said = (await stub.OperateAsync("deploy", ["--dry-run", "--yes", "directory"])).Succeeded();
        Assert.Contains("would CREATE the stack directory from serverless.yaml", said);
        Assert.Contains("""{"ParameterKey":"LogRetentionDays","ParameterValue":"30"}""", said);
        Assert.Contains("OriginSecret=<a new secret>\n", said);
        Assert.DoesNotContain("UsePreviousValue", said);
    }

    [Fact]
    public async Task ScheduleThatFails_EndsTheDeployment()
    {
        using var stub = Installed.Operator(
            "*'lambda invoke'*) echo '{\"errorType\": \"StoreUnavailableException\"}' >\"${*: -1}\"; echo Unhandled ;;",
            "P:Platform\\tServerless", "P:DomainName\\tpeople.example.com", "P:EdgeCertificateArn\\tsome", "P:OriginSecret\\t****", $"P:ReleaseHash\\t{Installed.Kept}",
            "O:DistributionName\\t127.0.0.1");
        var deploy = await stub.OperateAsync("deploy", ["--yes", "directory", $"ReleaseHash={Installed.Kept}"]);
        Assert.Equal((1, "deploy: the schedule failed: {\"errorType\": \"StoreUnavailableException\"}\n"), (deploy.ExitCode, deploy.Errors));
    }

    [Fact]
    public async Task OriginSecret_New_IsKnownToTheFunctionsBeforeCloudFrontSendsIt()
    {
        var before = new string('1', 64);
        using var stub = Installed.Operator(
            """
            *'lambda invoke'*) echo None ;;
            *create-change-set*'--stack-name directory '*) cat "$(grep --only-matching '/[^ ]*/parameters.json' <<<"$*")" >>"$here/parameters"; echo >>"$here/parameters"; echo arn:change ;;
            """,
            "P:Platform\tServerless", "P:DomainName\tpeople.example.com", "P:EdgeCertificateArn\tsome", "P:OriginSecret\t****",
            $"P:OriginSecretHashes\t{before},{new string('0', 64)}", $"P:ReleaseHash\t{Installed.Kept}", "O:DistributionName\t127.0.0.1");
        var said = (await stub.OperateAsync("deploy", ["--yes", "--new-origin-secret", "directory", $"ReleaseHash={Installed.Kept}"])).Succeeded();
        var changes = (await File.ReadAllLinesAsync(stub["parameters"])).Select(line => JsonNode.Parse(line)!.AsArray().ToDictionary(one => $"{one!["ParameterKey"]}", one => one!["ParameterValue"]?.ToString())).ToArray();
        Assert.Equal(2, changes.Length);
        Assert.Null(changes[0]["OriginSecret"]);
        var secret = changes[1]["OriginSecret"]!;
        Assert.Equal($"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))},{before}", changes[0]["OriginSecretHashes"]);
        Assert.Equal(changes[0]["OriginSecretHashes"], changes[1]["OriginSecretHashes"]);
        Assert.Equal(changes[0]["Revision"], changes[1]["Revision"]);
        Assert.DoesNotContain(secret, said + string.Join('\n', stub.Calls));
    }
}
