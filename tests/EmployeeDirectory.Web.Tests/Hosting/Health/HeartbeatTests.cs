using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Hosting.Health;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Hosting.Health;

public sealed class HeartbeatTests
{
    private readonly FakeTimeProvider _clock = new();
    private int _writes;

    [Fact]
    public async Task Beat_ManyAsk_WritesOnceInFiveSeconds()
    {
        var beat = New(_ => Task.CompletedTask);
        for (var second = 0; second < 10; second++)
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => beat.BeatAsync(asked: true)));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(2, _writes);
    }

    [Fact]
    public async Task Beat_NobodyAsks_WritesOnceAMinute()
    {
        var beat = New(_ => Task.CompletedTask);
        for (var second = 0; second < 120; second += 5)
        {
            await beat.BeatAsync(asked: false);
            _clock.Advance(TimeSpan.FromSeconds(5));
        }
        Assert.Equal(2, _writes);
    }

    [Fact]
    public async Task Beat_Failed_StandsAndIsTriedAgainSoon()
    {
        var fails = true;
        var beat = New(_ => fails ? throw new StoreUnavailableException("Full.", new IOException()) : Task.CompletedTask);
        for (var ask = 0; ask < 3; ask++)
            await Assert.ThrowsAsync<StoreUnavailableException>(() => beat.BeatAsync(asked: false));
        Assert.Equal(1, _writes);
        fails = false;
        _clock.Advance(Heartbeat.Soonest);
        await beat.BeatAsync(asked: false);
    }

    [Fact]
    public async Task Beat_Hangs_EndsInTimeAndIsNotFollowedByAnother()
    {
        var gate = new TaskCompletionSource();
        var beat = New(_ => gate.Task);
        var hanging = beat.BeatAsync(asked: true);
        await Site.Wait.UntilAsync(() => Task.FromResult(Volatile.Read(ref _writes) == 1));
        _clock.Advance(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(beat.BeatAsync(asked: true).IsCanceled);
        Assert.Equal(1, _writes);
        gate.SetResult();
        await Site.Wait.UntilAsync(async () =>
        {
            _clock.Advance(Heartbeat.Soonest);
            await beat.BeatAsync(asked: true).ContinueWith(_ => { }, TaskScheduler.Default);
            return _writes > 1;
        });
    }

    private Heartbeat New(Func<CancellationToken, Task> write) => new(
        ct =>
        {
            Interlocked.Increment(ref _writes);
            return write(ct);
        },
        _clock);
}
