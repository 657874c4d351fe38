using System.Net;
using System.Text.Json.Nodes;
using EmployeeDirectory.Aws;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Deploy.Tests.Templates;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Security;

namespace EmployeeDirectory.Deploy.Tests.Containers;

/// <summary>deploy/containers/compose.yaml, whose emulators stand in for AWS in these tests, too.</summary>
public sealed class ComposeTests(ContainerImage image, DynamoDbLocal dynamoDb, S3Server s3) : IClassFixture<DynamoDbLocal>, IClassFixture<S3Server>
{
    private static readonly string[] OfTheSdk =
        ["AWS_ACCESS_KEY_ID", "AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_S3", "AWS_REGION", "AWS_SECRET_ACCESS_KEY"];

    private static string Path { get; } = System.IO.Path.Combine(Places.Deploy, "containers", "compose.yaml");

    private static JsonObject Services { get; } = (JsonObject)CloudFormationYaml.Parse(File.ReadAllText(Path))["services"]!;

    private static (string Key, string Value)[] Settings { get; } =
        [.. Services["directory"]!["environment"]!.AsObject().Select(setting => (setting.Key, setting.Value!.ToString()))];

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("read_only:", "readonly:", 1)]
    public async Task Dclint_OfItAndOfAMisspeltOne_FindsTheMistakeAlone(string name, string other, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var text = await File.ReadAllTextAsync(Path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.PathOf("compose.yaml"), name == "" ? text : text.Replace(name, other), TestContext.Current.CancellationToken);
        var dclint = System.IO.Path.Combine(Repository.EngineCache, "compose", "node_modules", "dclint", "bin", "dclint.cjs");
        var lint = await Command.RunAsync("node", dclint, "--max-warnings", "0", folder.PathOf("compose.yaml"));
        Assert.True(lint.ExitCode == exitCode, lint.Output + lint.Errors);
    }

    [Fact]
    public void Services_MayDoNothingThatTheyNeedNot()
    {
        Assert.Equal(["directory", "dynamodb", "s3"], Services.Select(service => service.Key));
        Assert.All(Services, service =>
        {
            Assert.Equal("[\"ALL\"]", service.Value!["cap_drop"]!.ToJsonString());
            Assert.Equal("[\"no-new-privileges:true\"]", service.Value["security_opt"]!.ToJsonString());
            Assert.Equal("512m", service.Value["mem_limit"]!.ToString());
            Assert.Matches(@":[\w.]+$", service.Value["image"]!.ToString());
        });
        var directory = Services["directory"]!;
        Assert.Equal("true", directory["read_only"]!.ToString());
        Assert.Equal("[\"127.0.0.1:5080:8080\"]", directory["ports"]!.ToJsonString());
        Assert.Equal("[\"/tmp\"]", directory["tmpfs"]!.ToJsonString());
        Assert.Equal("45s", directory["stop_grace_period"]!.ToString());
    }

    [Fact]
    public void Settings_AreThoseThatTheProgramReads()
    {
        var read = ((string, Type)[])
            [(StorageOptions.Section, typeof(StorageOptions)), (AwsOptions.Section, typeof(AwsOptions)), (AccessOptions.Section, typeof(AccessOptions)), (SignInOptions.Section, typeof(SignInOptions))];
        Assert.Empty(Settings.Select(setting => setting.Key).Except(read.SelectMany(options => options.Item2.GetProperties().Select(option => $"{options.Item1}__{option.Name}"))).Except(OfTheSdk));
    }

    [Fact]
    public async Task Settings_ButTheAddresses_ServeTheDirectoryOnEmptyEmulators()
    {
        var addresses = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL_DYNAMODB"] = (await dynamoDb.EndpointAsync()).ToString(),
            ["AWS_ENDPOINT_URL_S3"] = (await s3.EndpointAsync()).ToString()
        };
        await using var container = await image.RunAsync([], Settings.Select(setting => (setting.Key, addresses.GetValueOrDefault(setting.Key, setting.Value))));
        await container.BecomesAsync(HttpStatusCode.OK, "/health/deep");
        using var visitor = new Visitor(container.Address);
        Assert.Contains("250", await visitor.GetAsync("/"), StringComparison.Ordinal);
        Assert.Contains("DynamoDB table employees and bucket photos", await container.OutputAsync(), StringComparison.Ordinal);
    }
}
