using System.Collections.Concurrent;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>Two instances on one table, each with people who change things by its forms while the rest goes wrong.</summary>
public sealed class FleetFaultTests(FleetOfTwo fleet) : IClassFixture<FleetOfTwo>, IAsyncLifetime
{
    private const int AdminsEach = 2;

    private readonly ConcurrentQueue<string> _people = new();
    private BusyAdmin[] _here = [];
    private BusyAdmin[] _there = [];

    private FleetInstance Here => fleet.Here;

    private FleetInstance There => fleet.There;

    public async ValueTask InitializeAsync()
    {
        _people.Enqueue((await Here.Client.AddWithPhotoAsync("The First")).Profile);
        (_here, _there) = ([.. Admins(Here, seed: 1)], [.. Admins(There, seed: 100)]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Run_WritersOnBothAndEveryFault_LeavesBothEqualToTheTable()
    {
        using var stop = new CancellationTokenSource();
        var work = Task.WhenAll(_here.Concat(_there).Select(admin => admin.WorkAsync(stop.Token)));
        try
        {
            await MissPollsAsync();
            await SkewClocksAsync();
            await PauseAsync();
            await RestartAsync();
            await SavedAsync([.. _here, .. _there], 5);
        }
        finally
        {
            await stop.CancelAsync();
            await work;
        }
        await fleet.AssertConvergesAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{_here.Concat(_there).Sum(admin => admin.Accepted)} changes, {_people.Count} people");
    }

    private async Task MissPollsAsync()
    {
        await SavedAsync(_here, 5);
        There.Table.Break(Fault.Stall, "Query", times: 2);
        await There.PollsAsync(2);
        There.Table.Break(Fault.Refuse, "Query");
        await There.PollsAsync(4);
        // Told of changes, but not what they are.
        There.Table.Break(Fault.ServerError, "BatchGetItem");
        await There.RequestsAsync("BatchGetItem", 4);
        There.Table.Heal();
        Here.Table.Break(Fault.Throttle);
        await Here.PollsAsync(4);
        Here.Table.Break(Fault.ApplyThenClose, "TransactWriteItems", times: 3);
        await SavedAsync(_here, 5);
    }

    private async Task SkewClocksAsync()
    {
        foreach (var seconds in (int[])[-10, 10])
        {
            Here.Clock.Offset = TimeSpan.FromSeconds(seconds);
            await SavedAsync([.. _here, .. _there], 5);
        }
    }

    /// <summary>For longer than the feed's reads overlap, as the clocks tell it.</summary>
    private async Task PauseAsync()
    {
        There.Process.Pause();
        await SavedAsync(_here, 5);
        Here.Clock.Offset += TimeSpan.FromMinutes(10);
        There.Clock.Offset += TimeSpan.FromMinutes(10);
        await SavedAsync(_here, 5);
        There.Process.Resume();
        await SavedAsync(_there, 5);
    }

    private async Task RestartAsync()
    {
        await There.StopAsync(killed: true);
        await SavedAsync(_here, 5);
        await There.StartAsync();
        await Here.StopAsync(killed: false);
        await SavedAsync(_there, 5);
        await Here.StartAsync();
    }

    private static Task SavedAsync(BusyAdmin[] admins, int more)
    {
        var goals = admins.Select(admin => admin.Accepted + more).ToArray();
        return Wait.UntilAsync(() => Task.FromResult(admins.Zip(goals).All(pair => pair.First.Accepted >= pair.Second)));
    }

    private IEnumerable<BusyAdmin> Admins(FleetInstance instance, int seed) =>
        Enumerable.Range(seed, AdminsEach).Select(number => new BusyAdmin(instance, _people, number));
}
