namespace EmployeeDirectory.Core.Accounts;

// Key is an account, address or browser. Count is as of CountedAt or, if absent in earlier releases, LastAt.
public sealed record SignInFailures(
    string Key, int Count, DateTimeOffset LastAt, long Version, DateTimeOffset? CountedAt = null)
{
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    public DateTimeOffset EndsAt => LastAt + Memory;

    public static SignInFailures None(string key) => new(key, 0, DateTimeOffset.UnixEpoch, 0);
}
