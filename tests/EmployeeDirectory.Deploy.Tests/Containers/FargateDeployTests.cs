using System.Text.Json.Nodes;
using EmployeeDirectory.Deploy.Tests.Operator;

namespace EmployeeDirectory.Deploy.Tests.Containers;

/// <summary>What deploy/deploy NAME Platform=Fargate made, read back from moto.</summary>
public sealed class FargateDeployTests(DeployedDirectory directory)
{
    private const string Name = DeployedDirectory.Fargate;

    [Fact]
    public async Task Deploy_InANetworkThatIsThere_MakesTheOtherStacksAndTellsTheAddress()
    {
        var said = await directory.DeployFargateAsync();
        Assert.DoesNotContain($"{Name}-network", said);
        foreach (var stack in (string[])[$"{Name}-data", $"{Name}-images", Name])
            Assert.Contains($"{stack}: CREATE_COMPLETE", said);
        Assert.EndsWith($"The directory is at https://{DeployedDirectory.Domain}/\n", said);
    }

    [Fact]
    public async Task Image_Pushed_IsTheOneThatTasksRun()
    {
        var image = Assert.Single((await AskAsync("ecr", "describe-images", "--repository-name", $"{Name}-images"))["imageDetails"]!.AsArray())!;
        var digest = image["imageDigest"]!.ToString();
        Assert.Equal($"x86_64-{digest["sha256:".Length..][..12]}", Assert.Single(image["imageTags"]!.AsArray())!.ToString());
        Assert.EndsWith($".dkr.ecr.us-east-1.amazonaws.com/{Name}-images@{digest}", (await directory.TaskContainerAsync())["image"]!.ToString());
    }

    [Fact]
    public async Task Password_OfTheRegistry_IsInNoCommandLine()
    {
        var password = (await AskAsync("ecr", "get-authorization-token", "--query", "authorizationData[0].authorizationToken")).ToString();
        password = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(password)).Split(':')[1];
        var calls = await directory.CallsAsync();
        Assert.Contains("skopeo login --authfile ", calls);
        Assert.DoesNotContain(password, calls);
        Assert.DoesNotContain(password, await directory.DeployFargateAsync());
    }

    [Fact]
    public async Task Settings_OfTheTask_NameWhatTheStacksMade()
    {
        var container = await directory.TaskContainerAsync();
        var settings = container["environment"]!.AsArray().ToDictionary(setting => setting!["name"]!.ToString(), setting => setting!["value"]!.ToString());
        Assert.Equal(await directory.OutputAsync($"{Name}-data", "TableName"), settings["Aws__TableName"]);
        Assert.Equal(await directory.OutputAsync($"{Name}-data", "PhotoBucket"), settings["Aws__PhotoBucket"]);
        Assert.Equal(await directory.OutputAsync("directory-network", "BalancerNetworks"), settings["Proxy__Networks"]);
        Assert.Equal(
            ("us-east-1", Name, DeployedDirectory.Domain, "OpenIdConnect", "https://login.example.com"),
            (settings["AWS_REGION"], settings["Metrics__Stack"], settings["AllowedHosts"], settings["SignIn__Mode"], settings["SignIn__Authority"]));
        Assert.Equal(await directory.ResourceAsync(Name, "Balancer"), settings["SignIn__AlbArn"]);
        var secret = Assert.Single(container["secrets"]!.AsArray())!;
        Assert.Equal("SignIn__ClientSecret", secret["name"]!.ToString());
        Assert.Matches(":secret:fargate/client-[A-Za-z0-9]{6}$", secret["valueFrom"]!.ToString());
        Assert.Equal($"/{Name}/application", container["logConfiguration"]!["options"]!["awslogs-group"]!.ToString());
    }

    [Fact]
    public async Task Service_OnMoto_RunsTwoTasksBehindTargetsOfAddresses()
    {
        var service = Assert.Single((await AskAsync("ecs", "describe-services", "--cluster", Name, "--services", Name))["services"]!.AsArray())!;
        Assert.Equal(("ACTIVE", 2), (service["status"]!.ToString(), service["desiredCount"]!.GetValue<int>()));
        var group = (await AskAsync("elbv2", "describe-target-groups", "--target-group-arns", await directory.OutputAsync(Name, "TargetGroup")))["TargetGroups"]![0]!;
        Assert.Equal(("ip", "/health"), (group["TargetType"]!.ToString(), group["HealthCheckPath"]!.ToString()));
    }

    [Fact]
    public async Task Status_Fargate_ShowsTheServiceAndTheImages()
    {
        await directory.DeployFargateAsync();
        var said = (await directory.OperateAsync("status", Name)).Succeeded();
        Assert.Contains("Deployments of the service", said);
        Assert.Matches(@"Images, newest first; .*\n  \S+\tsha256:[0-9a-f]{64} \(deployed\)\n", said);
        Assert.DoesNotContain("Releases", said);
    }

    [Fact]
    public async Task Deploy_Again_StaysOnThePlatform()
    {
        await directory.DeployFargateAsync();
        var said = (await directory.OperateAsync("deploy", "--dry-run", Name)).Succeeded();
        Assert.Contains("would build an image for linux-x64\n", said);
        Assert.Contains("""{"ParameterKey":"Platform","ParameterValue":"Fargate"}""", said);
        Assert.Contains("""{"ParameterKey":"Architecture","UsePreviousValue":true}""", said);
        Assert.Contains("""{"ParameterKey":"DesiredTasks","ParameterValue":"2"}""", said);
    }

    [Fact]
    public async Task Deploy_EarlierImage_BuildsNothing()
    {
        await directory.DeployFargateAsync();
        var digest = (await AskAsync("ecr", "describe-images", "--repository-name", $"{Name}-images", "--query", "imageDetails[0].imageDigest")).ToString();
        Assert.Contains($"Image {digest} as it was built\n", (await directory.OperateAsync("deploy", "--dry-run", Name, $"ImageDigest={digest}")).Succeeded());
        var other = await directory.OperateAsync("deploy", "--dry-run", Name, $"ImageDigest={digest}", "Architecture=arm64");
        Assert.Equal((1, $"deploy: image {digest} is for x86_64, and Architecture=arm64 takes arm64\n"), (other.ExitCode, other.Errors));
        var absent = $"sha256:{new string('0', 64)}";
        var missing = await directory.OperateAsync("deploy", "--dry-run", Name, $"ImageDigest={absent}");
        Assert.Equal((1, $"deploy: image {absent} is not in {Name}-images: deploy/status {Name} lists those that are\n"), (missing.ExitCode, missing.Errors));
    }

    [Fact]
    public async Task Deploy_AsAFleet_UpdatesTheSameStack()
    {
        await directory.DeployFargateAsync();
        var said = (await directory.OperateAsync("deploy", ["--dry-run", Name, "Platform=Fleet", .. await directory.NetworkAsync()])).Succeeded();
        Assert.Contains($"would UPDATE the stack {Name} from application.yaml", said);
        Assert.Contains("""{"ParameterKey":"Platform","ParameterValue":"Fleet"}""", said);
        Assert.Contains("""{"ParameterKey":"DomainName","UsePreviousValue":true}""", said);
        Assert.Contains("\n  InstanceType=t4g.micro (default)\n", said);
        Assert.DoesNotContain("ImageDigest", said);
    }

    [Fact]
    public async Task Destroy_DryRun_KeepsTheImages()
    {
        await directory.DeployFargateAsync();
        var said = (await directory.OperateAsync("destroy", "--dry-run", Name)).Succeeded();
        Assert.Contains($"Kept in {Name}-images: the images.\n", said);
        Assert.DoesNotContain($"delete-stack --stack-name {Name}-images", said);
    }

    private async Task<JsonNode> AskAsync(params string[] arguments)
    {
        await directory.DeployFargateAsync();
        return await directory.AskAsync(arguments);
    }
}
