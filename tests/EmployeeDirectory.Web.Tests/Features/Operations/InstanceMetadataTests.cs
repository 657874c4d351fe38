using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Features.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Features.Operations;

public sealed class InstanceMetadataTests : IAsyncLifetime
{
    // As AWS documents it, shortened.
    private const string Task = """
        {
          "Cluster": "arn:aws:ecs:us-west-2:111122223333:cluster/directory",
          "TaskARN": "arn:aws:ecs:us-west-2:111122223333:task/directory/e9028f8d5d8e4f258373e7b93ce9a3c3",
          "Family": "directory", "Revision": "3", "DesiredStatus": "RUNNING", "KnownStatus": "RUNNING",
          "Limits": { "CPU": 0.25, "Memory": 512 }, "AvailabilityZone": "us-west-2d", "LaunchType": "FARGATE", "Containers": []
        }
        """;

    private static readonly RunningInstance Known = new(InstanceKind.Instance, "i-0123456789abcdef0")
    {
        Size = "t4g.micro",
        Zone = "us-east-1b",
        Region = "us-east-1"
    };

    private RoleMetadata _service = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await RoleMetadata.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Find_OnAnInstance_IsWhatItSaysAndAskedOnce()
    {
        using var metadata = New(StorageProvider.Aws);
        Assert.Equal(Known, await metadata.FindAsync(Stop));
        await _service.DisposeAsync();
        Assert.Equal(Known, await metadata.FindAsync(Stop));
    }

    [Fact]
    public async Task Find_Silent_IsNullUntilItAnswers()
    {
        _service.Silent = true;
        using var metadata = New(StorageProvider.Aws);
        Assert.Null(await metadata.FindAsync(Stop));
        _service.Silent = false;
        Assert.Equal(Known, await metadata.FindAsync(Stop));
    }

    [Fact]
    public async Task Find_Embedded_DoesNotAsk()
    {
        using var metadata = New(StorageProvider.Embedded);
        Assert.Null(await metadata.FindAsync(Stop));
    }

    [Fact]
    public async Task Find_InATask_IsWhatItsEndpointSays()
    {
        await using var endpoint = await LoopbackServer.StartAsync(
            request => request.Request.Path == "/v4/e9028f8d/task" ? request.Response.WriteAsync(Task) : LoopbackServer.StallAsync(request));
        using var metadata = New(StorageProvider.Aws, ("ECS_CONTAINER_METADATA_URI_V4", $"{endpoint.Endpoint}v4/e9028f8d"));
        Assert.Equal(
            new RunningInstance(InstanceKind.Task, "e9028f8d5d8e4f258373e7b93ce9a3c3")
            {
                Definition = "directory:3",
                Size = "0.25 vCPU, 512 MB",
                Zone = "us-west-2d",
                Region = "us-west-2"
            },
            await metadata.FindAsync(Stop));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("Not a document")]
    public async Task Find_InATaskThatSaysNothingOfUse_IsNull(string answer)
    {
        await using var endpoint = await LoopbackServer.StartAsync(request => request.Response.WriteAsync(answer));
        using var metadata = New(StorageProvider.Aws, ("ECS_CONTAINER_METADATA_URI_V4", $"{endpoint.Endpoint}v4/e9028f8d"));
        Assert.Null(await metadata.FindAsync(Stop));
    }

    [Fact]
    public async Task Find_InAPod_IsWhatItsSettingsSay()
    {
        _service.Silent = true;
        using var metadata = New(
            StorageProvider.Aws, ("Instance:Name", "directory-5d9c7b6f4-x2x7k"), ("Instance:Node", "ip-10-0-3-17.ec2.internal"), ("AWS_REGION", "us-east-1"));
        Assert.Equal(
            new RunningInstance(InstanceKind.Pod, "directory-5d9c7b6f4-x2x7k") { Node = "ip-10-0-3-17.ec2.internal", Region = "us-east-1" },
            await metadata.FindAsync(Stop));
    }

    [Fact]
    public async Task Find_InAFunction_IsWhatLambdaSays()
    {
        _service.Silent = true;
        using var metadata = New(
            StorageProvider.Aws, ("AWS_LAMBDA_FUNCTION_NAME", "directory-look"), ("AWS_LAMBDA_FUNCTION_VERSION", "7"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769"), ("AWS_REGION", "us-east-1"));
        Assert.Equal(
            new RunningInstance(InstanceKind.Function, "directory-look:7") { Size = "1769 MB", Region = "us-east-1" },
            await metadata.FindAsync(Stop));
    }

    [Fact]
    public async Task Find_InAnotherContainer_IsItsHostName()
    {
        _service.Silent = true;
        using var metadata = New(StorageProvider.Aws, ("DOTNET_RUNNING_IN_CONTAINER", "true"));
        Assert.Equal(new RunningInstance(InstanceKind.Container, Environment.MachineName), await metadata.FindAsync(Stop));
    }

    private InstanceMetadata New(StorageProvider provider, params IEnumerable<(string Key, string Value)> settings) => new(
        Options.Create(new StorageOptions { Provider = provider }),
        new ConfigurationBuilder().AddInMemoryCollection(
            settings.Append(("AWS_EC2_METADATA_SERVICE_ENDPOINT", _service.Endpoint)).Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2))).Build());
}
