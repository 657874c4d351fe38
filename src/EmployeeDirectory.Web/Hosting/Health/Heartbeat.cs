namespace EmployeeDirectory.Web.Hosting.Health;

public sealed class Heartbeat(Func<CancellationToken, Task> write, TimeProvider clock)
{
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Soonest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2.5);

    private readonly Lock _gate = new();
    private Task _written = Task.CompletedTask;
    private Task _outcome = Task.CompletedTask;
    private DateTimeOffset _at = DateTimeOffset.MinValue;

    public Task BeatAsync(bool asked)
    {
        lock (_gate)
        {
            var due = asked || !_outcome.IsCompletedSuccessfully ? Soonest : Usual;
            // Duration, because the clock may be set back. No second write starts while one hangs.
            if (_outcome.IsCompleted && _written.IsCompleted && (clock.GetUtcNow() - _at).Duration() >= due)
            {
                _at = clock.GetUtcNow();
                var end = new CancellationTokenSource(Limit, clock);
                _written = Task.Run(() => write(end.Token));
                _outcome = WaitAsync(_written, end);
            }
            return _outcome;
        }
    }

    private static async Task WaitAsync(Task written, CancellationTokenSource end)
    {
        using (end)
            await written.WaitAsync(end.Token);
    }
}
