using System.Collections.Concurrent;
using System.Diagnostics;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Rehearsal.Records;

/// <summary>Tells when the machine was too busy to let the table answer, though nothing was broken on purpose.</summary>
internal sealed class Pulse : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Weak = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(DateTimeOffset From, DateTimeOffset To)> _weak = new();

    /// <param name="table">With nothing between that breaks.</param>
    public Pulse(IEmployeeStore table) => _ = Task.Run(() => FeelAsync(table));

    /// <summary>In seconds.</summary>
    public double WeakFor => _weak.Sum(time => (time.To - time.From).TotalSeconds);

    /// <summary>Or just before, as an instance is short of patience for a while then.</summary>
    public bool WasWeakDuring(Answer answer) => _weak.Any(time => time.From < answer.Ended && time.To + StoreCircuitBreaker.Memory > answer.Started);

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task FeelAsync(IEmployeeStore table)
    {
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            var (from, clock) = (DateTimeOffset.UtcNow, Stopwatch.StartNew());
            await table.PingAsync(CancellationToken.None).ContinueWith(_ => { }, TaskScheduler.Default);
            await Task.Delay(Interval, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            if (clock.Elapsed > Interval + Weak)
                _weak.Enqueue((from, from + clock.Elapsed));
        }
    }
}
