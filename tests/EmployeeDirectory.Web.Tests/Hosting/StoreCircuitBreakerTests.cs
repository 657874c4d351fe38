using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Hosting;

public sealed class StoreCircuitBreakerTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StoreCircuitBreaker _patience;

    public StoreCircuitBreakerTests() => _patience = new(_clock);

    [Fact]
    public async Task Run_StoreThatAnswersLate_IsHeardWithinTwoSeconds()
    {
        var answer = new TaskCompletionSource<string>();
        var asked = _patience.RunAsync(_ => answer.Task, TestContext.Current.CancellationToken);
        _clock.Advance(StoreCircuitBreaker.Usual - TimeSpan.FromTicks(1));
        answer.SetResult("heard");
        Assert.Equal("heard", await asked);
    }

    [Fact]
    public async Task Run_DuringAnOutage_WaitsLongOnceInFiveSeconds()
    {
        await FailsAfterAsync(StoreCircuitBreaker.Usual);
        for (var time = TimeSpan.Zero; time < StoreCircuitBreaker.Memory; time += StoreCircuitBreaker.InOutage)
            await FailsAfterAsync(StoreCircuitBreaker.InOutage);
        await FailsAfterAsync(StoreCircuitBreaker.Usual);
    }

    [Fact]
    public async Task Run_WhatTheStoreItselfRefuses_MakesTheNextWaitShort()
    {
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _patience.RunAsync<int>(
            _ => throw new StoreUnavailableException("refused", new TimeoutException()), TestContext.Current.CancellationToken));
        await FailsAfterAsync(StoreCircuitBreaker.InOutage);
    }

    [Fact]
    public async Task Run_CallerWhoHangsUp_IsNoOutage()
    {
        using var caller = new CancellationTokenSource();
        var asked = _patience.RunAsync(NeverAsync, caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await FailsAfterAsync(StoreCircuitBreaker.Usual);
    }

    private async Task FailsAfterAsync(TimeSpan patience)
    {
        var asked = _patience.RunAsync(NeverAsync, TestContext.Current.CancellationToken);
        _clock.Advance(patience - TimeSpan.FromTicks(1));
        Assert.False(asked.IsCompleted);
        _clock.Advance(TimeSpan.FromTicks(1));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => asked);
    }

    private static async Task<int> NeverAsync(CancellationToken ct)
    {
        await Task.Delay(Timeout.Infinite, ct);
        return 0;
    }
}
