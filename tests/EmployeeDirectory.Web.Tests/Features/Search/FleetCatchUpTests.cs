using EmployeeDirectory.Web.Tests.Engines;
using EmployeeDirectory.Web.Tests.Features.Employees;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Search;

/// <summary>What an instance did not see when it happened.</summary>
public sealed class FleetCatchUpTests(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private Fleet _fleet = null!;

    private FleetInstance Here => _fleet.Here;

    private FleetInstance There => _fleet.There;

    public async ValueTask InitializeAsync() => _fleet = await Fleet.StartAsync(dynamoDb, s3);

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Restart_OnTheFileItLeft_OnlyCatchesUp(bool killed)
    {
        await Here.Client.AddAsync("Before");
        await Wait.UntilAsync(() => There.ListsAsync("Before"));
        var (scans, read) = (There.Requested("Scan"), There.Requested("BatchGetItem"));
        await There.StopAsync(killed);
        await Here.Client.AddAsync("Meanwhile");

        await There.StartAsync();

        Assert.True(await There.ListsAsync("Meanwhile"));
        await _fleet.AssertConvergesAsync();
        Assert.Equal((scans, read + 1), (There.Requested("Scan"), There.Requested("BatchGetItem")));
    }

    [Fact]
    public async Task Change_ToldLateWithinTheOverlap_IsSeenByTheNextPoll()
    {
        await Here.Client.AddAsync("In Time");
        await Wait.UntilAsync(() => There.ListsAsync("In Time"));

        await (await _fleet.TableAsync(TimeSpan.FromSeconds(-45))).AddAsync(Staff.Someone("Late"));

        await Wait.UntilAsync(async () => await Here.ListsAsync("Late") && await There.ListsAsync("Late"), seconds: 3);
        await _fleet.AssertConvergesAsync();
    }

    [Fact]
    public async Task Change_ToldLaterThanTheOverlap_IsFoundByTheHourlyComparison()
    {
        await (await _fleet.TableAsync(TimeSpan.FromMinutes(-5))).AddAsync(Staff.Someone("Too Late"));
        await Here.Client.AddAsync("In Time");
        await Wait.UntilAsync(() => There.ListsAsync("In Time"));
        Assert.False(await There.ListsAsync("Too Late"));

        There.Clock.Offset = Here.Clock.Offset = TimeSpan.FromMinutes(61);

        await Wait.UntilAsync(async () => await Here.ListsAsync("Too Late") && await There.ListsAsync("Too Late"));
        await _fleet.AssertConvergesAsync();
    }

    [Fact]
    public async Task Comparison_ThatFailed_IsTriedAgainAMinuteLaterAndNotBefore()
    {
        await (await _fleet.TableAsync(TimeSpan.FromMinutes(-5))).AddAsync(Staff.Someone("Too Late"));
        There.Table.Break(Fault.ServerError, "Scan");
        There.Clock.Offset = TimeSpan.FromMinutes(61);
        await Wait.UntilAsync(() => Task.FromResult(There.Process.Output.Contains("comparison", StringComparison.Ordinal)));
        There.Table.Heal();
        var scans = There.Requested("Scan");
        await There.RequestsAsync("Query", 3);
        Assert.Equal(scans, There.Requested("Scan"));
        Assert.False(await There.ListsAsync("Too Late"));

        There.Clock.Offset += TimeSpan.FromSeconds(61);

        await Wait.UntilAsync(() => There.ListsAsync("Too Late"));
    }
}
