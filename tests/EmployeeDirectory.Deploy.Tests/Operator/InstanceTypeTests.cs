namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>What EC2 says of a type decides the build, the image and the zones.</summary>
public sealed class InstanceTypeTests
{
    private const string Nothing = "*describe-stacks*) echo 'Stack with id x does not exist' >&2; exit 254 ;;";

    [Theory]
    [InlineData("a1.medium", "arm64", "linux-arm64", "arm64")]
    [InlineData("t4g.micro", "arm64", "linux-arm64", "arm64")]
    [InlineData("im4gn.large", "arm64", "linux-arm64", "arm64")]
    [InlineData("x2gd.medium", "arm64", "linux-arm64", "arm64")]
    [InlineData("hpc7g.4xlarge", "arm64", "linux-arm64", "arm64")]
    [InlineData("g4dn.xlarge", "x86_64", "linux-x64", "x86_64")]
    [InlineData("t2.micro", "i386\\tx86_64", "linux-x64", "x86_64")]
    public async Task Processor_OfAnyName_IsThatOfTheBuildAndTheImage(string type, string processor, string platform, string image)
    {
        using var stub = Installed.Operator($"*describe-instance-types*{type}*) printf '{processor}\\n' ;;");
        var said = (await stub.OperateAsync("deploy", ["--dry-run", "directory", $"InstanceType={type}"])).Succeeded();
        Assert.Contains($"would build for {platform}\n", said);
        Assert.Contains($"al2023-ami-kernel-default-{image}\"", said);
    }

    [Theory]
    [InlineData("echo x86_64_mac", "deploy: the program does not run on mac1.metal, whose processor is of the kind x86_64_mac\n")]
    [InlineData("echo 'An error occurred (InvalidInstanceType): no' >&2; exit 254", "deploy: InstanceType mac1.metal is not to be had in eu-west-1: An error occurred (InvalidInstanceType): no\n")]
    public async Task Processor_ThatDoesNotFit_IsTold(string answer, string line)
    {
        using var stub = Installed.Operator($"*describe-instance-types*) {answer} ;;");
        var deploy = await stub.OperateAsync("deploy", ["--yes", "directory", "InstanceType=mac1.metal"]);
        Assert.Equal((1, line), (deploy.ExitCode, deploy.Errors));
    }

    [Fact]
    public async Task Zones_OfANewNetwork_AreTheFirstThatHaveTheType()
    {
        using var stub = Installed.Operator($"{Nothing}\n*describe-instance-type-offerings*) printf 'eu-west-1c\\teu-west-1-lax-1a\\teu-west-1b\\n' ;;");
        var said = (await stub.OperateAsync("deploy", ["--dry-run", "directory", "InsecureTrial=true"])).Succeeded();
        Assert.Contains("\n  Zones=eu-west-1b,eu-west-1c\n", said);
    }

    [Theory]
    [InlineData("Zones=eu-west-1a,eu-west-1d", "deploy: InstanceType t4g.micro is not to be had in the zone eu-west-1d, but in: eu-west-1a eu-west-1b eu-west-1c\n")]
    [InlineData("Zones=eu-west-1a", "deploy: ZoneCount is 2, and the zones of eu-west-1 that have t4g.micro are: eu-west-1a eu-west-1b eu-west-1c\n")]
    [InlineData("ZoneCount=3 Zones=eu-west-1a,eu-west-1b", "deploy: ZoneCount is 3, and the zones of eu-west-1 that have t4g.micro are: eu-west-1a eu-west-1b eu-west-1c\n")]
    public async Task Zones_ThatDoNotFit_AreToldBeforeAnythingChanges(string parameters, string line)
    {
        using var stub = Installed.Operator(Nothing);
        var deploy = await stub.OperateAsync("deploy", ["--yes", "directory", "InsecureTrial=true", .. parameters.Split(' ')]);
        Assert.Equal((1, line), (deploy.ExitCode, deploy.Errors));
    }

    [Fact]
    public async Task Zones_OfANetworkThatIsThere_MustHaveTheNewType()
    {
        using var stub = Installed.Operator("*describe-subnets*) printf 'eu-west-1a\\teu-west-1e\\n' ;;");
        var deploy = await stub.OperateAsync("deploy", ["--yes", "directory", "InstanceType=m8g.medium"]);
        Assert.Equal((1, "deploy: InstanceType m8g.medium is not to be had in the zone eu-west-1e, but in: eu-west-1a eu-west-1b eu-west-1c\n"), (deploy.ExitCode, deploy.Errors));
        var moved = await stub.OperateAsync("deploy", ["--yes", "directory", "Zones=eu-west-1b,eu-west-1c"]);
        Assert.Equal((1, "deploy: Zones cannot be changed once the network is there\n"), (moved.ExitCode, moved.Errors));
    }
}
