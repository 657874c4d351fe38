using System.Text.Json.Nodes;
using EmployeeDirectory.Web.Tests.Engines;

namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>A directory that deploy/deploy made on moto, once a test run; the build alone is replaced, by a stand-in for the program.</summary>
public sealed class DeployedDirectory : IDisposable
{
    public const string Name = "directory";

    private readonly S3Server _moto = new();
    private readonly TemporaryFolder _folder = new();
    private Task<string>? _deployed;

    /// <returns>What deploy/deploy said.</returns>
    public Task<string> DeployAsync() => _deployed ??= DeployOnceAsync();

    /// <summary>Runs one of deploy/* as an operator of moto's account.</summary>
    public async Task<Command> OperateAsync(string script, params string[] arguments) =>
        await Command.RunAsync(Path.Combine(Places.Deploy, script), arguments, await EnvironmentAsync());

    /// <summary>Asks moto by the AWS CLI.</summary>
    public async Task<JsonNode> AskAsync(params string[] arguments)
    {
        await DeployAsync();
        var answer = await Command.RunAsync(Path.Combine(Tools, "aws"), [.. arguments, "--output", "json"], await EnvironmentAsync());
        return JsonNode.Parse(answer.Succeeded())!;
    }

    /// <summary>The value of an output of one of its stacks.</summary>
    public async Task<string> OutputAsync(string stack, string key) => (await AskAsync(
        "cloudformation", "describe-stacks", "--stack-name", stack, "--query", $"Stacks[0].Outputs[?OutputKey=='{key}'].OutputValue | [0]")).ToString();

    /// <summary>What the launch template gives to an instance.</summary>
    public async Task<string> UserDataAsync()
    {
        var template = await AskAsync("ec2", "describe-launch-template-versions", "--versions", "$Latest", "--launch-template-id", await LaunchTemplateAsync());
        return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(template["LaunchTemplateVersions"]![0]!["LaunchTemplateData"]!["UserData"]!.ToString()));
    }

    public Task<string> LaunchTemplateAsync() => ResourceAsync(Name, "LaunchTemplate");

    /// <returns>The physical id.</returns>
    public async Task<string> ResourceAsync(string stack, string resource) => (await AskAsync(
        "cloudformation", "list-stack-resources", "--stack-name", stack, "--query", $"StackResourceSummaries[?LogicalResourceId=='{resource}'].PhysicalResourceId | [0]")).ToString();

    /// <summary>Gets an uploaded release.</summary>
    public async Task DownloadAsync(string hash, string path)
    {
        using var s3 = await _moto.ClientAsync();
        using var release = await s3.GetObjectAsync(await OutputAsync($"{Name}-data", "ReleaseBucket"), $"releases/{hash}.tar.gz");
        await release.WriteResponseStreamToFileAsync(path, append: false, CancellationToken.None);
    }

    public void Dispose()
    {
        _moto.Dispose();
        _folder.Dispose();
    }

    internal static string Tools { get; } = Path.Combine(Places.Tests, "Operator", "tools");

    private async Task<string> DeployOnceAsync() => (await OperateAsync("deploy", "--yes", Name, "AlarmEmail=ops@example.com")).Succeeded();

    private async Task<Dictionary<string, string?>> EnvironmentAsync()
    {
        var path = Environment.GetEnvironmentVariable("PATH")!;
        return new()
        {
            ["PATH"] = $"{Tools}:{path}",
            ["TOOLS_AWS"] = path.Split(':').Select(folder => Path.Combine(folder, "aws")).First(File.Exists),
            ["TOOLS_ENDPOINT"] = (await _moto.EndpointAsync()).ToString(),
            ["TOOLS_FOLDER"] = _folder.Path,
            ["TOOLS_PROGRAM"] = Path.Combine(Places.Tests, "Machines", "program"),
            ["HOME"] = _folder.Path,
            ["AWS_REGION"] = Engine.Region,
            ["AWS_DEFAULT_REGION"] = Engine.Region,
            ["AWS_ACCESS_KEY_ID"] = "local",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["AWS_PROFILE"] = null,
            ["AWS_SESSION_TOKEN"] = null
        };
    }
}
