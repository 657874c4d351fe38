namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>A clock that runs as ever, at another time than the machine's.</summary>
internal sealed class MovedClock(DateTimeOffset now) : TimeProvider
{
    private long _offset = (now - System.GetUtcNow()).Ticks;

    public void Advance(TimeSpan time) => Interlocked.Add(ref _offset, time.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));
}
