using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Features.Operations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Features.Operations;

public sealed class InstanceMetadataTests : IAsyncLifetime
{
    private static readonly Ec2Instance Known = new("i-0123456789abcdef0", "t4g.micro", "us-east-1b", "us-east-1");

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

    private InstanceMetadata New(StorageProvider provider) => new(
        Options.Create(new StorageOptions { Provider = provider }),
        new ConfigurationBuilder().AddInMemoryCollection([new("AWS_EC2_METADATA_SERVICE_ENDPOINT", _service.Endpoint)]).Build());
}
