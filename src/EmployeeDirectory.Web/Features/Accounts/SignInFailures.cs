namespace EmployeeDirectory.Web.Features.Accounts;

/// <summary>How often signing in failed lately for one account, from one address or in one browser.</summary>
/// <param name="Count">0 for a key that nothing is known of.</param>
/// <param name="Version">Of what is stored; 0 for nothing.</param>
public sealed record SignInFailures(string Key, int Count, DateTimeOffset LastAt, long Version)
{
    /// <summary>Failures this long ago are no longer held against anyone.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>When the store may forget it.</summary>
    public DateTimeOffset EndsAt => LastAt + Memory;

    public static SignInFailures None(string key) => new(key, 0, DateTimeOffset.UnixEpoch, 0);
}
