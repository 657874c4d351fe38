namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>The machine's clock, moved at will: what waits goes on waiting as long as ever.</summary>
/// <param name="start">Null for now.</param>
internal sealed class MovedClock(DateTimeOffset? start = null) : TimeProvider
{
    private long _ahead = start is { } at ? (at - System.GetUtcNow()).Ticks : 0;

    public TimeSpan Ahead
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
        set => Interlocked.Exchange(ref _ahead, value.Ticks);
    }

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ahead, time.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
