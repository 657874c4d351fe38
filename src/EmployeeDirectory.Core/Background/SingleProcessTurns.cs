namespace EmployeeDirectory.Core.Background;

public sealed class SingleProcessTurns(TimeProvider clock) : IWorkTurns
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _taken = [];

    public Task<bool> TakeAsync(string work, TimeSpan pause, CancellationToken ct)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_taken.TryGetValue(work, out var last) && (now - last).Duration() < pause)
                return Task.FromResult(false);
            _taken[work] = now;
            return Task.FromResult(true);
        }
    }
}
