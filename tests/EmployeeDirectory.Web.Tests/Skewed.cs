namespace EmployeeDirectory.Web.Tests;

/// <summary>A clock some time ahead of another.</summary>
internal sealed class Skewed(TimeProvider clock, TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + ahead;
}
