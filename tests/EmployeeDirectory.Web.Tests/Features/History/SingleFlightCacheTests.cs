using EmployeeDirectory.Core.PastDays;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Features.History;

public sealed class SingleFlightCacheTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new();
    private readonly SingleFlightCache<int, Value> _computed;

    public SingleFlightCacheTests() => _computed = new(kept: 2, _clock);

    [Fact]
    public async Task Get_ManyAtOnceAndAgain_ComputesOnce()
    {
        var count = 0;
        async Task<Value> ComputeAsync()
        {
            Interlocked.Increment(ref count);
            await Task.Yield();
            return new Value();
        }

        var first = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _computed.GetAsync(1, ComputeAsync, Stop)));
        Assert.Single(first.Append(await _computed.GetAsync(1, ComputeAsync, Stop)).Distinct());
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task Get_SeveralKeys_ComputesOneAtATimeWithAPauseBetween()
    {
        var gate = new TaskCompletionSource();
        var first = _computed.GetAsync(1, async () =>
        {
            await gate.Task;
            _clock.Advance(TimeSpan.FromSeconds(1));
            return new Value();
        }, Stop);
        var started = false;
        var second = _computed.GetAsync(2, () =>
        {
            started = true;
            return Task.FromResult(new Value());
        }, Stop);
        gate.SetResult();
        await first;
        Assert.False(started);

        // Its turn comes when the pause is over, wherever it is on the way there.
        while (!second.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(5, Stop);
        }
        await second;
        Assert.True(started);
    }

    [Fact]
    public async Task Get_TooManyKeysAtOnce_RefusesTheRest()
    {
        var gate = new TaskCompletionSource<Value>();
        var waiting = Enumerable.Range(0, 8).Select(key => _computed.GetAsync(key, () => gate.Task, Stop)).ToList();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _computed.GetAsync(9, () => gate.Task, Stop));
        gate.SetResult(new Value());
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Get_ManyKeysOfOneVisitor_LeavesRoomForOthers()
    {
        var gate = new TaskCompletionSource<Value>();
        var waiting = new List<Task<Value>> { _computed.GetAsync(1, () => gate.Task, asker: 1, Stop), _computed.GetAsync(2, () => gate.Task, asker: 1, Stop) };
        for (var key = 3; key < 20; key++)
            Assert.True((await Assert.ThrowsAsync<StoreUnavailableException>(() => _computed.GetAsync(key, () => gate.Task, asker: 1, Stop))).IsPreparing);
        waiting.Add(_computed.GetAsync(1, () => gate.Task, asker: 1, Stop));
        waiting.Add(_computed.GetAsync(30, () => gate.Task, asker: 2, Stop));
        Assert.All(waiting, task => Assert.False(task.IsFaulted));
        gate.SetResult(new Value());
        await Task.WhenAll(waiting[..1]);
    }

    [Fact]
    public async Task Get_TakesLong_LetsTheCallerGoAndGoesOn()
    {
        var gate = new TaskCompletionSource<Value>();
        var late = _computed.GetAsync(1, () => gate.Task, Stop);
        _clock.Advance(TimeSpan.FromSeconds(11));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => late);
        gate.SetResult(new Value());
        await _computed.GetAsync(1, () => throw new InvalidOperationException("Computed twice."), Stop);
    }

    [Fact]
    public async Task Get_Failed_IsTriedAgain()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _computed.GetAsync(1, () => throw new InvalidOperationException("Broken."), Stop));
        await _computed.GetAsync(1, () => Task.FromResult(new Value()), Stop);
    }

    [Fact]
    public async Task Get_MoreThanAreKept_DisposesOfTheOldest()
    {
        var values = new List<Value>();
        foreach (var key in (int[])[1, 2, 1, 3])
            values.Add(await _computed.GetAsync(key, () => Task.FromResult(new Value()), Stop));
        await values[1].Disposed.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.False(values[0].Disposed.Task.IsCompleted);
    }

    [Fact]
    public async Task Drop_KeptAndUnderWay_DisposesOfBothAndComputesAgain()
    {
        var kept = await _computed.GetAsync(1, () => Task.FromResult(new Value()), Stop);
        var (gate, begun, late, again) = (new TaskCompletionSource(), new TaskCompletionSource(), new Value(), new Value());
        var underWay = _computed.GetAsync(2, async () =>
        {
            if (!begun.TrySetResult())
                return again;
            await gate.Task;
            return late;
        }, Stop);
        await begun.Task;

        _computed.Drop();
        gate.SetResult();

        Assert.Same(again, await underWay);
        Assert.False(again.Disposed.Task.IsCompleted);
        await kept.Disposed.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await late.Disposed.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
    }

    [Fact]
    public async Task Drop_EachTimeItIsComputed_GivesUp()
    {
        var count = 0;
        Task<Value> ComputeAsync()
        {
            count++;
            _computed.Drop();
            return Task.FromResult(new Value());
        }

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => _computed.GetAsync(1, ComputeAsync, Stop));
        Assert.True(refused.IsPreparing);
        Assert.Equal(3, count);
    }

    private sealed class Value : IDisposable
    {
        public TaskCompletionSource Disposed { get; } = new();

        public void Dispose() => Disposed.SetResult();
    }
}
