using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EmployeeDirectory.Deploy.Tests.Operator;
using EmployeeDirectory.Deploy.Tests.Templates;

namespace EmployeeDirectory.Deploy.Tests.Serverless;

/// <summary>What deploy/deploy NAME Platform=Serverless made, read back from moto.</summary>
public sealed class ServerlessDeployTests(DeployedDirectory directory)
{
    private const string Name = DeployedDirectory.Serverless;

    [Fact]
    public async Task Deploy_EmptyAccount_MakesTwoStacksAndTellsTheAddress()
    {
        var said = await directory.DeployServerlessAsync();
        foreach (var stack in (string[])[$"{Name}-data", Name])
            Assert.Contains($"{stack}: CREATE_COMPLETE", said);
        Assert.DoesNotContain($"{Name}-network", said);
        Assert.Contains($"{DeployedDirectory.Domain}. CNAME {await OutputAsync("DistributionName")}.", said);
        Assert.EndsWith($"The directory is at https://{DeployedDirectory.Domain}/\n", said);
    }

    [Fact]
    public async Task Requests_OnMoto_ReachTheLiveVersionsByTheirRoutes()
    {
        var api = (await AskAsync("apigatewayv2", "get-apis"))["Items"]!.AsArray().Single(one => one!["Name"]!.ToString() == Name)!["ApiId"]!.ToString();
        var routes = (await AskAsync("apigatewayv2", "get-routes", "--api-id", api))["Items"]!.AsArray().ToDictionary(route => route!["RouteKey"]!.ToString(), route => route!["Target"]!.ToString());
        var integrations = (await AskAsync("apigatewayv2", "get-integrations", "--api-id", api))["Items"]!.AsArray()
            .ToDictionary(one => $"integrations/{one!["IntegrationId"]}", one => one!["IntegrationUri"]!.ToString());
        Assert.EndsWith($":{Name}-look:live", integrations[routes["GET /{proxy+}"]]);
        Assert.EndsWith($":{Name}-save:live", integrations[routes["$default"]]);
        Assert.EndsWith($":{Name}-sign-in:live", integrations[routes["POST /sign-in"]]);
        Assert.EndsWith($":{Name}-photos:live", integrations[routes["GET /photos/{proxy+}"]]);
        Assert.Equal("1", (await AskAsync("lambda", "get-alias", "--function-name", $"{Name}-look", "--name", "live"))["FunctionVersion"]!.ToString());
        var stage = Assert.Single((await AskAsync("apigatewayv2", "get-stages", "--api-id", api))["Items"]!.AsArray())!;
        Assert.Equal(200, stage["DefaultRouteSettings"]!["ThrottlingRateLimit"].Number());
    }

    [Fact]
    public async Task OriginSecret_OfCloudFront_IsTheOneWhoseHashTheFunctionsHaveAndIsNowhereElse()
    {
        var secret = await directory.OriginSecretAsync();
        var hashes = (await directory.FunctionSettingsAsync("look"))["Lambda__OriginSecretHashes"];
        Assert.Equal(hashes, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))));
        Assert.DoesNotContain(secret, await directory.DeployServerlessAsync());
        Assert.DoesNotContain(secret, await directory.CallsAsync());
    }

    [Fact]
    public async Task Schedule_BeforePeopleCome_IsRunOnce()
    {
        await directory.DeployServerlessAsync();
        Assert.Contains($"lambda invoke --function-name {Name}-schedule ", await directory.CallsAsync());
    }

    [Fact]
    public async Task Health_OfTheDomain_IsAskedAtCloudFront() =>
        Assert.Contains($"--connect-to ::{await OutputAsync("DistributionName")}: https://{DeployedDirectory.Domain}/health", await directory.CallsAsync());

    [Fact]
    public async Task Status_Serverless_ShowsTheVersionsAndTheRelease()
    {
        await directory.DeployServerlessAsync();
        var said = (await directory.OperateAsync("status", Name)).Succeeded();
        Assert.Contains($"Versions of {Name}-look", said);
        Assert.Contains("(deployed)", said);
        Assert.DoesNotContain("Targets", said);
    }

    [Fact]
    public async Task Refresh_Serverless_SaysThatThereIsNothingToRenew()
    {
        await directory.DeployServerlessAsync();
        var refused = await directory.OperateAsync("refresh", "--yes", Name);
        Assert.Equal((1, $"refresh: {Name} has no instances: AWS renews the environments of its functions, and deploy/deploy {Name} brings what changed\n"), (refused.ExitCode, refused.Errors));
    }

    [Fact]
    public async Task AdminLink_OfTheFunction_IsPrintedAlone()
    {
        await directory.DeployServerlessAsync();
        Assert.Equal("https://people.example.com/invitation?code=one\n", (await directory.OperateAsync("serverless/admin-link", Name)).Succeeded());
    }

    [Fact]
    public async Task Deploy_Again_StaysOnThePlatformAndKeepsTheSecret()
    {
        await directory.DeployServerlessAsync();
        var said = (await directory.OperateAsync("deploy", "--dry-run", Name)).Succeeded();
        Assert.Contains($"would UPDATE the stack {Name} from serverless.yaml", said);
        Assert.Contains("""{"ParameterKey":"OriginSecret","UsePreviousValue":true}""", said);
        Assert.Contains("""{"ParameterKey":"RollbackOnAlarms","ParameterValue":"true"}""", said);
    }

    private async Task<string> OutputAsync(string key)
    {
        await directory.DeployServerlessAsync();
        return await directory.OutputAsync(Name, key);
    }

    private async Task<JsonNode> AskAsync(params string[] arguments)
    {
        await directory.DeployServerlessAsync();
        return await directory.AskAsync(arguments);
    }
}
