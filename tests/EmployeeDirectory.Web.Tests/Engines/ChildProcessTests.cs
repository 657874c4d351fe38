using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Engines;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task WaitUntil_ChildEnds_ReportsWhatItSaid()
    {
        using var child = new ChildProcess("dotnet", ["no-such-command"]);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => child.WaitUntilAsync(() => Task.FromResult(false), TimeSpan.FromSeconds(30)));

        Assert.Contains("no-such-command", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_EndsTheChild()
    {
        var engine = new DynamoDbLocal();
        var endpoint = await engine.EndpointAsync();

        engine.Dispose();

        Assert.Null(await Loopback.StatusAsync(endpoint));
    }
}
