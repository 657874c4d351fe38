using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>Bad input gets one line and changes nothing.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("deploy", "Directory", "deploy: the name Directory is not 2 to 24 small letters, digits and hyphens that begin with a letter")]
    [InlineData("deploy", "directory-data", "deploy: directory-data is the name of a part of a directory")]
    [InlineData("destroy", "directory-network", "destroy: directory-network is the name of a part of a directory")]
    [InlineData("deploy", "directory Colour=red", "deploy: there is no parameter Colour; deploy/*.yaml list them")]
    [InlineData("deploy", "directory AlarmEmail", "deploy: AlarmEmail is not of the form Parameter=value")]
    [InlineData("deploy", "directory AlarmEmail=\"x", "deploy: the value of AlarmEmail has a quote, a backslash or a line break in it")]
    public Task Arguments_Wrong_AreNamed(string script, string arguments, string line) => RefusedAsync(line, "eu-west-1", "exit 9", script, arguments.Split(' '));

    [Theory]
    [InlineData("VpcId=vpc-1 PublicSubnets=subnet-1", "deploy: VpcId needs PrivateSubnets")]
    [InlineData("HostedZoneId=Z1", "deploy: HostedZoneId needs DomainName")]
    [InlineData("SignInMode=OpenIdConnect CertificateArn=arn:aws:acm:1 OidcIssuer=https://login.example.com OidcClientId=directory", "deploy: SignInMode=OpenIdConnect needs OidcSecretName")]
    [InlineData("SignInMode=Alb", "deploy: SignInMode=Alb needs CertificateArn")]
    [InlineData("CertificateArn=arn:aws:acm:1", "deploy: CertificateArn needs DomainName")]
    [InlineData("AlarmEmail=ops@example.com", "deploy: without CertificateArn passwords and sessions pass in clear; for a trial only, add InsecureTrial=true")]
    [InlineData("InstanceType=large InsecureTrial=true", "deploy: large is no instance type, such as t4g.micro")]
    [InlineData("Platform=Cloud", "deploy: Platform is Fleet, Fargate or Serverless")]
    [InlineData("TaskCpu=256", "deploy: TaskCpu is no parameter of Platform=Fleet")]
    [InlineData("Platform=Serverless ImageDigest=sha256:0", "deploy: ImageDigest is no parameter of Platform=Serverless")]
    [InlineData("Platform=Fargate InstanceType=t4g.micro", "deploy: InstanceType is no parameter of Platform=Fargate")]
    [InlineData("Platform=Fargate Architecture=riscv InsecureTrial=true", "deploy: Architecture is arm64 or x86_64")]
    [InlineData("Platform=Fargate ImageDigest=latest InsecureTrial=true", "deploy: latest is no digest of an image: deploy/status directory lists them")]
    [InlineData("MinInstances=many", "deploy: MinInstances is no number")]
    [InlineData("MaxInstances=PATH[0]", "deploy: MaxInstances is no number")]
    [InlineData("Platform=Fargate MinInstances=08", "deploy: MinInstances is no number")]
    [InlineData("MinInstances=4", "deploy: MaxInstances must be more than MinInstances")]
    public Task Parameters_ThatDoNotFit_AreNamedBeforeAnythingIsBuilt(string parameters, string line) => RefusedAsync(
        line,
        "eu-west-1",
        "case \"$*\" in *sts*) echo me;; *) echo 'Stack with id directory does not exist' >&2; exit 254;; esac",
        "deploy", ["directory", .. parameters.Split(' ')]);

    [Theory]
    [InlineData("deploy")]
    [InlineData("destroy")]
    [InlineData("refresh")]
    [InlineData("status")]
    public Task Region_None_IsAskedFor(string script) => RefusedAsync($"{script}: no region is chosen: set AWS_REGION", null, "exit 1", script, "directory");

    [Theory]
    [InlineData("eu-west", "exit 9", "status: eu-west is no region, such as eu-west-1")]
    [InlineData("eu-west-9", "echo 'Could not connect to the endpoint URL: \"https://sts.eu-west-9.amazonaws.com/\"' >&2; exit 255", "status: AWS does not answer in the region eu-west-9: is it spelt right and the network up?")]
    [InlineData("eu-west-1", "echo 'Unable to locate credentials. You can configure credentials by running \"aws configure\".' >&2; exit 253", "status: there are no credentials: run aws configure or aws sso login")]
    [InlineData("eu-west-1", "echo 'An error occurred (ExpiredToken) when calling the GetCallerIdentity operation' >&2; exit 254", "status: the credentials have expired: sign in again")]
    [InlineData("eu-west-1", "echo 'An error occurred (InvalidClientTokenId): no' >&2; exit 254", "status: AWS does not accept the credentials: An error occurred (InvalidClientTokenId): no")]
    public Task Account_OutOfReach_IsExplained(string region, string aws, string line) => RefusedAsync(line, region, aws, "status", "directory");

    [Fact]
    public Task Name_OfAnotherStack_IsTaken() => RefusedAsync(
        "destroy: the name is taken: the stack directory is none of EmployeeDirectory",
        "eu-west-1",
        "case \"$*\" in *sts*) echo me;; *) printf 'Status\\tCREATE_COMPLETE\\nDescription\\tA shop\\n';; esac",
        "destroy", "--yes", "directory");

    [Fact]
    public async Task Tool_Missing_IsNamed()
    {
        using var folder = new TemporaryFolder();
        foreach (var tool in (string[])["bash", "env", "dirname"])
            File.CreateSymbolicLink(folder.PathOf(tool), $"/usr/bin/{tool}");
        var refused = await Command.RunAsync(Path.Combine(Places.Deploy, "status"), ["directory"], new() { ["PATH"] = folder.Path });
        Assert.Equal((1, "status: aws is not installed\n"), (refused.ExitCode, refused.Errors));
    }

    /// <param name="aws">What stands in for the AWS CLI, in bash.</param>
    private static async Task RefusedAsync(string line, string? region, string aws, string script, params string[] arguments)
    {
        using var stub = new OperatorStub(aws);
        var refused = await stub.OperateAsync(script, arguments, region);
        Assert.Equal((1, line + "\n"), (refused.ExitCode, refused.Errors));
    }
}
