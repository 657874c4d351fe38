namespace EmployeeDirectory.Web.Features.Operations;

public sealed class LoadSwitch(IConfiguration configuration, IHostApplicationLifetime program, TimeProvider clock)
    : IDisposable
{
    public const string Setting = "LoadSwitch:Enabled";

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private CancellationTokenSource _limit = new(TimeSpan.Zero);
    private DateTimeOffset _endsAt;
    private int _busy;

    public bool Enabled { get; } = configuration.GetValue<bool>(Setting);

    public int Busy => Volatile.Read(ref _busy);

    public DateTimeOffset? EndsAt
    {
        get
        {
            lock (_gate)
                return _limit.IsCancellationRequested ? null : _endsAt;
        }
    }

    public bool Start()
    {
        lock (_gate)
        {
            if (!_limit.IsCancellationRequested)
                return false;
            _limit.Dispose();
            _limit = new(Longest, clock);
            _endsAt = clock.GetUtcNow() + Longest;
            for (var core = 0; core < Environment.ProcessorCount; core++)
                new Thread(Work) { IsBackground = true, Priority = ThreadPriority.Lowest }.Start(_limit.Token);
            return true;
        }
    }

    public bool Stop()
    {
        lock (_gate)
        {
            if (_limit.IsCancellationRequested)
                return false;
            _limit.Cancel();
            return true;
        }
    }

    public void Dispose()
    {
        _limit.Cancel();
        _limit.Dispose();
    }

    private void Work(object? limit)
    {
        LowPriority.Take();
        Interlocked.Increment(ref _busy);
        while (limit is CancellationToken { IsCancellationRequested: false }
            && !program.ApplicationStopping.IsCancellationRequested)
            Thread.SpinWait(10_000);
        Interlocked.Decrement(ref _busy);
    }
}
