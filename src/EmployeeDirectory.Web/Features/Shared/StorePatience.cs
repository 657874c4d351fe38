namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>
/// How long whoever only looks waits for the store before what is known without it has to do: 2 s, and a moment while the store
/// was out of reach just now, so that one request in 5 s waits and not all of them.
/// </summary>
public sealed class StorePatience(TimeProvider clock)
{
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan InOutage = TimeSpan.FromMilliseconds(200);
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private long _shortUntil = long.MinValue;

    /// <exception cref="StoreUnavailableException">As the call itself says, or out of patience.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        var isShort = clock.GetUtcNow().UtcTicks < Interlocked.Read(ref _shortUntil);
        using var end = new CancellationTokenSource(isShort ? InOutage : Usual, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct, end.Token);
        try
        {
            return await call(patience.Token);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            // A store that is slow only would never be given the time again.
            if (!isShort)
                Interlocked.Exchange(ref _shortUntil, (clock.GetUtcNow() + Memory).UtcTicks);
            throw fault as StoreUnavailableException ?? new StoreUnavailableException("The store does not answer in time.", fault);
        }
    }
}
