using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Past;

/// <summary>
/// What is computed from the history: once a key, one at a time, and for no more than a fifth of the time, so that neither page
/// views nor whoever asks for one key after the other make an instance compute without end. The last few are kept.
/// </summary>
/// <param name="kept">How many.</param>
public sealed class Computed<TKey, TValue>(int kept, TimeProvider clock) where TKey : notnull where TValue : class
{
    private const int MostWaiting = 8;

    /// <summary>A computation is followed by a pause of so many times its length.</summary>
    private const int Pauses = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly LinkedList<(TKey Key, Task<TValue> Value)> _latest = [];
    private Task _previous = Task.CompletedTask;
    private long _dropped;
    private TimeSpan _pause;
    private long _computedAt;

    /// <summary>The computation goes on for those who come later when this caller stops waiting.</summary>
    /// <exception cref="StoreUnavailableException">It takes too long, or too much else is waiting.</exception>
    public async Task<TValue> GetAsync(TKey key, Func<Task<TValue>> compute, CancellationToken ct)
    {
        try
        {
            return await Find(key, compute).WaitAsync(Patience, clock, ct);
        }
        catch (TimeoutException late)
        {
            throw new StoreUnavailableException("The past is still being put together.", late);
        }
    }

    /// <summary>Forgets everything, what is being computed included.</summary>
    public void Drop()
    {
        lock (_latest)
        {
            _dropped++;
            foreach (var (_, value) in _latest)
                Dispose(value);
            _latest.Clear();
        }
    }

    private Task<TValue> Find(TKey key, Func<Task<TValue>> compute)
    {
        lock (_latest)
        {
            var known = _latest.FirstOrDefault(entry => entry.Key.Equals(key));
            if (known.Value is { IsFaulted: false, IsCanceled: false })
                _latest.Remove(known);
            else
            {
                if (_latest.Count(entry => !entry.Value.IsCompleted) == MostWaiting)
                    throw new StoreUnavailableException("Too many ask for other days.", new TimeoutException());
                if (known.Value is not null)
                    _latest.Remove(known);
                var previous = _previous;
                known = (key, Task.Run(() => ComputeAsync(previous, compute)));
                _previous = known.Value.ContinueWith(_ => Trim(), TaskScheduler.Default);
            }
            _latest.AddFirst(known);
            return known.Value;
        }
    }

    private void Trim()
    {
        lock (_latest)
            foreach (var old in _latest.Where(entry => entry.Value.IsCompleted).Skip(kept).ToList())
            {
                _latest.Remove(old);
                Dispose(old.Value);
            }
    }

    private async Task<TValue> ComputeAsync(Task previous, Func<Task<TValue>> compute)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var left = _pause - clock.GetElapsedTime(_computedAt);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, clock);
        var dropped = Interlocked.Read(ref _dropped);
        var started = clock.GetTimestamp();
        TValue value;
        try
        {
            value = await compute();
        }
        finally
        {
            _computedAt = clock.GetTimestamp();
            _pause = new[] { clock.GetElapsedTime(started, _computedAt) * Pauses, LongestPause }.Min();
        }
        if (Interlocked.Read(ref _dropped) == dropped)
            return value;
        (value as IDisposable)?.Dispose();
        throw new StoreUnavailableException("Someone was withdrawn meanwhile.", new TimeoutException());
    }

    private static void Dispose(Task<TValue> value) =>
        value.ContinueWith(done => (done.Result as IDisposable)?.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
}
