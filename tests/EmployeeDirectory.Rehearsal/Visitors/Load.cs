namespace EmployeeDirectory.Rehearsal.Visitors;

/// <summary>Visitors at work. Disposing it asks them to stop and waits until each has its last answer.</summary>
internal sealed class Load : IAsyncDisposable
{
    /// <summary>Longer than the balancer waits for an instance.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    public Load(IEnumerable<Func<CancellationToken, Task>> visitors) => _work = Task.WhenAll(visitors.Select(work => Task.Run(() => work(_stop.Token))));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work.WaitAsync(Limit);
        _stop.Dispose();
    }
}
