namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>The machine's clock, moved at will: what waits goes on waiting as long as ever.</summary>
internal sealed class MovedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
