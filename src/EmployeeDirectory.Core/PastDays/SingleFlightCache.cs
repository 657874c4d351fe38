using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Core.PastDays;

// Single-flight, one key at a time with a pause after each, so that requests cannot keep an instance computing.
public sealed class SingleFlightCache<TKey, TValue>(int kept, TimeProvider clock) where TKey : notnull where TValue : class
{
    private const int MostWaiting = 8;

    // Per visitor, so that a visitor who goes through many keys does not keep others waiting.
    private const int MostWaitingOfOne = 2;
    private const int Pauses = 4;
    private const int MostTries = 3;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly LinkedList<(TKey Key, Task<TValue?> Value, int? Asker)> _latest = [];
    private Task _previous = Task.CompletedTask;
    private long _dropped;
    private TimeSpan _pause;
    private long _computedAt;

    // Cancelling stops the wait, not the computation. StoreUnavailableException: too slow, or too many are waiting.
    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> compute, CancellationToken ct) =>
        GetAsync(key, compute, asker: null, ct);

    public async Task<TValue> GetAsync(TKey key, Func<Task<TValue>> compute, int? asker, CancellationToken ct)
    {
        try
        {
            return await FindAsync(key, compute, asker).WaitAsync(Patience, clock, ct);
        }
        catch (TimeoutException late)
        {
            throw NotYet("That day is still being prepared.", late);
        }
    }

    public void Drop()
    {
        lock (_latest)
        {
            _dropped++;
            foreach (var (_, value, _) in _latest)
                Dispose(value);
            _latest.Clear();
        }
    }

    private static StoreUnavailableException NotYet(string reason, Exception? inner = null) =>
        new(reason, inner ?? new TimeoutException()) { IsPreparing = true };

    private async Task<TValue> FindAsync(TKey key, Func<Task<TValue>> compute, int? asker)
    {
        for (var tries = 0; tries < MostTries; tries++)
            if (await Find(key, compute, asker) is { } value)
                return value;
        throw NotYet("Someone was withdrawn each time.");
    }

    private Task<TValue?> Find(TKey key, Func<Task<TValue>> compute, int? asker)
    {
        lock (_latest)
        {
            var known = _latest.FirstOrDefault(entry => entry.Key.Equals(key));
            if (known.Value is { IsFaulted: false, IsCanceled: false })
                _latest.Remove(known);
            else
            {
                var waiting = _latest.Where(entry => !entry.Value.IsCompleted).ToList();
                if (waiting.Count == MostWaiting
                    || asker is not null && waiting.Count(entry => entry.Asker == asker) == MostWaitingOfOne)
                    throw NotYet("Too many other days are waiting.");
                if (known.Value is not null)
                    _latest.Remove(known);
                var previous = _previous;
                known = (key, Task.Run(() => ComputeAsync(previous, compute)), asker);
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

    // Null if values were dropped meanwhile: this one may still contain who was withdrawn.
    private async Task<TValue?> ComputeAsync(Task previous, Func<Task<TValue>> compute)
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
        return null;
    }

    private static void Dispose(Task<TValue?> value) => value.ContinueWith(
        done => (done.Result as IDisposable)?.Dispose(), CancellationToken.None,
        TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
}
