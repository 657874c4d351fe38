using EmployeeDirectory.Web.Features.Shared;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Features.Shared;

public sealed class StorePatienceTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StorePatience _patience;

    public StorePatienceTests() => _patience = new(_clock);

    [Fact]
    public async Task Run_StoreThatAnswersLate_IsHeardWithinTwoSeconds()
    {
        var answer = new TaskCompletionSource<string>();
        var asked = _patience.RunAsync(_ => answer.Task, TestContext.Current.CancellationToken);
        _clock.Advance(StorePatience.Usual - TimeSpan.FromTicks(1));
        answer.SetResult("heard");
        Assert.Equal("heard", await asked);
    }

    [Fact]
    public async Task Run_DuringAnOutage_WaitsLongOnceInFiveSeconds()
    {
        await FailsAfterAsync(StorePatience.Usual);
        for (var time = TimeSpan.Zero; time < StorePatience.Memory; time += StorePatience.InOutage)
            await FailsAfterAsync(StorePatience.InOutage);
        await FailsAfterAsync(StorePatience.Usual);
    }

    [Fact]
    public async Task Run_WhatTheStoreItselfRefuses_MakesTheNextWaitShort()
    {
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _patience.RunAsync<int>(
            _ => throw new StoreUnavailableException("refused", new TimeoutException()), TestContext.Current.CancellationToken));
        await FailsAfterAsync(StorePatience.InOutage);
    }

    [Fact]
    public async Task Run_CallerWhoHangsUp_IsNoOutage()
    {
        using var caller = new CancellationTokenSource();
        var asked = _patience.RunAsync(NeverAsync, caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await FailsAfterAsync(StorePatience.Usual);
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
