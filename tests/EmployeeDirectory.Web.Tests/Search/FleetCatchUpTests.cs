using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Employees;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>What an instance did not see when it happened.</summary>
public sealed class FleetCatchUpTests(FleetOfTwo fleet) : IClassFixture<FleetOfTwo>
{
    private static readonly TimeSpan AboveAnHour = TimeSpan.FromMinutes(61);
    private static readonly TimeSpan AboveAMinute = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan BeyondTheOverlap = TimeSpan.FromMinutes(5);

    private FleetInstance Here => fleet.Here;

    private FleetInstance There => fleet.There;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Restart_OnTheFileItLeft_OnlyCatchesUp(bool killed)
    {
        await Here.Client.AddAsync($"Before {killed}");
        await Wait.UntilAsync(() => There.ListsAsync($"Before {killed}"));
        // A comparison that another test brought about has come to its end by then.
        await There.PollsAsync(3);
        var (scans, read) = (There.Requested("Scan"), There.Requested("BatchGetItem"));
        await There.StopAsync(killed);
        await Here.Client.AddAsync($"Meanwhile {killed}");

        await There.StartAsync();

        Assert.True(await There.ListsAsync($"Meanwhile {killed}"));
        await fleet.AssertConvergesAsync();
        Assert.Equal((scans, read + 1), (There.Requested("Scan"), There.Requested("BatchGetItem")));
    }

    [Fact]
    public async Task Change_ToldLateWithinTheOverlap_IsSeenByTheNextPoll()
    {
        await Here.Client.AddAsync("Just In Time");
        await Wait.UntilAsync(() => There.ListsAsync("Just In Time"));

        await (await fleet.TableAsync(late: TimeSpan.FromSeconds(45))).AddAsync(Staff.Someone("Rather Late"));

        await Wait.UntilAsync(() => fleet.ListsAsync("Rather Late"), seconds: 5);
        await fleet.AssertConvergesAsync();
    }

    [Fact]
    public async Task Change_ToldLaterThanTheOverlap_IsFoundByTheHourlyComparison()
    {
        await (await fleet.TableAsync(BeyondTheOverlap)).AddAsync(Staff.Someone("Too Late"));
        await There.PollsAsync(3);
        Assert.False(await There.ListsAsync("Too Late"));

        fleet.Ahead += AboveAnHour;

        await Wait.UntilAsync(() => fleet.ListsAsync("Too Late"));
        await fleet.AssertConvergesAsync();
    }

    [Fact]
    public async Task Comparison_ThatFailed_IsTriedAgainAMinuteLaterAndNotBefore()
    {
        await (await fleet.TableAsync(BeyondTheOverlap)).AddAsync(Staff.Someone("Missed Once"));
        There.Table.Break(Fault.ServerError, "Scan");
        fleet.Ahead += AboveAnHour;
        await Wait.UntilAsync(() => Task.FromResult(There.Process.Output.Contains("ReadModelReconciler", StringComparison.Ordinal)));
        There.Table.Heal();
        var scans = There.Requested("Scan");
        await There.PollsAsync(3);
        Assert.Equal(scans, There.Requested("Scan"));
        Assert.False(await There.ListsAsync("Missed Once"));

        fleet.Ahead += AboveAMinute;

        await Wait.UntilAsync(() => There.ListsAsync("Missed Once"));
    }
}
