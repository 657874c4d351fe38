using System.Text.Json.Nodes;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>
/// What deploy/deploy made of this checkout on moto, once a test run: a directory as it comes, for x86-64, and on demand one in
/// its network with everything that can be chosen, for arm64, one on Fargate, and one on Lambda.
/// </summary>
public sealed class DeployedDirectory : IDisposable
{
    public const string Name = "directory";
    public const string Chosen = "chosen";
    public const string Fargate = "fargate";
    public const string Serverless = "serverless";
    public const string Domain = "people.example.com";

    private readonly Moto _moto = new();
    private readonly TemporaryFolder _folder = new();
    private Task<string>? _deployed;
    private Task<string>? _chosen;
    private Task<string>? _fargate;
    private Task<string>? _serverless;

    /// <returns>What deploy/deploy said.</returns>
    public Task<string> DeployAsync() => _deployed ??= DeployOnceAsync();

    public Task<string> DeployChosenAsync() => _chosen ??= DeployChosenOnceAsync();

    public Task<string> DeployFargateAsync() => _fargate ??= DeployFargateOnceAsync();

    public Task<string> DeployServerlessAsync() => _serverless ??= DeployServerlessOnceAsync();

    public Task<Uri> EndpointAsync() => _moto.EndpointAsync();

    /// <summary>Runs one of deploy/* as an operator of moto's account.</summary>
    public async Task<Command> OperateAsync(string script, params string[] arguments) =>
        await Command.RunAsync(Path.Combine(Places.Deploy, script), arguments, await EnvironmentAsync());

    /// <summary>Calls moto by the AWS CLI.</summary>
    public async Task<Command> CallAsync(params string[] arguments) =>
        await Command.RunAsync(Path.Combine(Tools, "aws"), [.. arguments, "--output", "json"], await EnvironmentAsync());

    public async Task<JsonNode> AskAsync(params string[] arguments)
    {
        await DeployAsync();
        return JsonNode.Parse((await CallAsync(arguments)).Succeeded())!;
    }

    /// <summary>The value of an output of one of its stacks.</summary>
    public async Task<string> OutputAsync(string stack, string key) => (await AskAsync(
        "cloudformation", "describe-stacks", "--stack-name", stack, "--query", $"Stacks[0].Outputs[?OutputKey=='{key}'].OutputValue | [0]")).ToString();

    /// <summary>The parameters by which another directory uses its network.</summary>
    public async Task<string[]> NetworkAsync() => await Task.WhenAll(((string[])["VpcId", "PublicSubnets", "PrivateSubnets", "BalancerNetworks"])
        .Select(async key => $"{key}={await OutputAsync($"{Name}-network", key)}"));

    /// <summary>What the launch template gives to an instance.</summary>
    public async Task<string> UserDataAsync(string stack = Name) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((await LaunchTemplateAsync(stack))["UserData"]!.ToString()));

    public async Task<JsonNode> LaunchTemplateAsync(string stack) => (await AskAsync(
        "ec2", "describe-launch-template-versions", "--versions", "$Latest", "--launch-template-id", await ResourceAsync(stack, "LaunchTemplate")))["LaunchTemplateVersions"]![0]!["LaunchTemplateData"]!;

    /// <summary>The environment of a function of the serverless directory.</summary>
    public async Task<Dictionary<string, string>> FunctionSettingsAsync(string duty)
    {
        await DeployServerlessAsync();
        var variables = await AskAsync("lambda", "get-function-configuration", "--function-name", $"{Serverless}-{duty}", "--query", "Environment.Variables");
        return variables.AsObject().ToDictionary(variable => variable.Key, variable => variable.Value!.ToString());
    }

    /// <summary>The container of the task that the directory on Fargate runs.</summary>
    public async Task<JsonNode> TaskContainerAsync()
    {
        await DeployFargateAsync();
        var containers = await AskAsync("ecs", "describe-task-definition", "--task-definition", Fargate, "--query", "taskDefinition.containerDefinitions");
        return Assert.Single(containers.AsArray())!;
    }

    /// <summary>What CloudFront sends to the functions of the serverless directory.</summary>
    public async Task<string> OriginSecretAsync()
    {
        await DeployServerlessAsync();
        var distribution = await ResourceAsync(Serverless, "Distribution");
        var origins = (await AskAsync("cloudfront", "get-distribution-config", "--id", distribution, "--query", "DistributionConfig.Origins.Items")).AsArray();
        var headers = Assert.Single(origins, origin => origin!["Id"]!.ToString() == "program")!["CustomHeaders"]!["Items"]!.AsArray();
        return Assert.Single(headers, header => header!["HeaderName"]!.ToString() == "x-origin-secret")!["HeaderValue"]!.ToString();
    }

    /// <summary>What the AWS CLI and curl were called with, a line each.</summary>
    public Task<string> CallsAsync() => File.ReadAllTextAsync(_folder.PathOf("calls"));

    /// <returns>The physical id.</returns>
    public async Task<string> ResourceAsync(string stack, string resource) => (await AskAsync(
        "cloudformation", "list-stack-resources", "--stack-name", stack, "--query", $"StackResourceSummaries[?LogicalResourceId=='{resource}'].PhysicalResourceId | [0]")).ToString();

    /// <summary>Gets the one release that was uploaded.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> DownloadAsync(string stack, string path)
    {
        using var s3 = await _moto.ClientAsync();
        var bucket = await OutputAsync($"{stack}-data", "ReleaseBucket");
        var key = Assert.Single((await s3.ListObjectsV2Async(new() { BucketName = bucket, Prefix = "releases/" })).S3Objects).Key;
        using var release = await s3.GetObjectAsync(bucket, key);
        await release.WriteResponseStreamToFileAsync(path, append: false, CancellationToken.None);
        return key;
    }

    public void Dispose()
    {
        _moto.Dispose();
        _folder.Dispose();
    }

    internal static string Tools { get; } = Path.Combine(Places.Tests, "Operator", "tools");

    private async Task<string> DeployOnceAsync() =>
        (await OperateAsync("deploy", "--yes", Name, "InstanceType=t3.micro", "AlarmEmail=ops@example.com", "InsecureTrial=true")).Succeeded();

    private async Task<string> DeployChosenOnceAsync()
    {
        var zone = await AskAsync("route53", "create-hosted-zone", "--name", "example.com", "--caller-reference", "one", "--query", "HostedZone.Id");
        await AskAsync("secretsmanager", "create-secret", "--name", "directory/client", "--secret-string", "of the provider");
        return (await OperateAsync(
            "deploy", ["--yes", Chosen, .. await NetworkAsync(), "InstanceType=t4g.micro", "MinInstances=3", "MaxInstances=6", "HealthCheckSeconds=40", "HealthCheckFailures=4",
            await CertificateAsync(), $"DomainName={Domain}", $"HostedZoneId={zone.ToString().Split('/')[^1]}", "LoadSwitch=true", "Browse=Anyone",
            "SignInMode=Alb", "OidcIssuer=https://login.example.com", "OidcAuthorizationEndpoint=https://login.example.com/authorize",
            "OidcTokenEndpoint=https://login.example.com/token", "OidcUserInfoEndpoint=https://login.example.com/userinfo", "OidcClientId=directory",
            "OidcSecretName=directory/client"])).Succeeded();
    }

    private async Task<string> DeployFargateOnceAsync()
    {
        await AskAsync("secretsmanager", "create-secret", "--name", "fargate/client", "--secret-string", "of the provider");
        return (await OperateAsync(
            "deploy", ["--yes", Fargate, "Platform=Fargate", "Architecture=x86_64", .. await NetworkAsync(), await CertificateAsync(), $"DomainName={Domain}",
            "AlarmEmail=ops@example.com", "SignInMode=OpenIdConnect", "OidcIssuer=https://login.example.com", "OidcClientId=directory",
            "OidcSecretName=fargate/client"])).Succeeded();
    }

    private async Task<string> CertificateAsync() =>
        $"CertificateArn={await AskAsync("acm", "request-certificate", "--domain-name", Domain, "--query", "CertificateArn")}";

    private async Task<string> DeployServerlessOnceAsync() => (await OperateAsync(
        "deploy", "--yes", Serverless, "Platform=Serverless", "Architecture=x86_64", $"DomainName={Domain}", "AlarmEmail=ops@example.com",
        "EdgeCertificateArn=arn:aws:acm:us-east-1:123456789012:certificate/one", "Browse=Anyone")).Succeeded();

    private static string On(string path, string tool) => path.Split(':').Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists, tool);

    private async Task<Dictionary<string, string?>> EnvironmentAsync()
    {
        var path = Environment.GetEnvironmentVariable("PATH")!;
        return new()
        {
            ["PATH"] = $"{Tools}:{path}",
            ["TOOLS_AWS"] = On(path, "aws"),
            ["TOOLS_SKOPEO"] = On(path, "skopeo"),
            ["TOOLS_ENDPOINT"] = (await _moto.EndpointAsync()).ToString(),
            ["TOOLS_FOLDER"] = _folder.Path,
            ["AWS_CONFIG_FILE"] = _folder.PathOf("config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = _folder.PathOf("credentials"),
            ["AWS_REGION"] = Engine.Region,
            ["AWS_DEFAULT_REGION"] = Engine.Region,
            ["AWS_ACCESS_KEY_ID"] = "local",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["AWS_PROFILE"] = null,
            ["AWS_SESSION_TOKEN"] = null
        };
    }
}
