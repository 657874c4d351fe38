namespace EmployeeDirectory.Core.Storage;

// A circuit breaker: in an outage one reader in 5 s waits 2 s for the store, the others 200 ms.
public sealed class StoreCircuitBreaker(TimeProvider clock)
{
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan InOutage = TimeSpan.FromMilliseconds(200);
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private long _shortUntil = long.MinValue;

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        var isShort = clock.GetUtcNow().UtcTicks < Interlocked.Read(ref _shortUntil);
        using var end = new CancellationTokenSource(isShort ? InOutage : Usual, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct, end.Token);
        try
        {
            return await call(patience.Token);
        }
        catch (Exception fault)
            when (fault is StoreUnavailableException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            // A failed short wait extends nothing: a store that is only slow would never get 2 s again.
            if (!isShort)
                Interlocked.Exchange(ref _shortUntil, (clock.GetUtcNow() + Memory).UtcTicks);
            throw fault as StoreUnavailableException
                ?? new StoreUnavailableException("The store does not answer in time.", fault);
        }
    }
}
