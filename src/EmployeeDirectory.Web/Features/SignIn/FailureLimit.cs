using EmployeeDirectory.Core.Accounts;

namespace EmployeeDirectory.Web.Features.SignIn;

public sealed record FailureLimit(int Free, TimeSpan ForgetsOneEvery)
{
    public static readonly TimeSpan ShortestDelay = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    public static FailureLimit Account { get; } = new(5, TimeSpan.FromHours(1));

    public static FailureLimit Address { get; } = new(50, TimeSpan.FromMinutes(5));

    public static FailureLimit Share { get; } = new(int.MaxValue, Address.ForgetsOneEvery);

    public bool IsOpen(SignInFailures failures, DateTimeOffset now) =>
        Current(failures, now).Count < Free || now >= failures.LastAt + Delay(failures.Count - Free);

    public SignInFailures WithOneMore(SignInFailures failures, DateTimeOffset now)
    {
        var current = Current(failures, now);
        return current with { Count = current.Count + 1, LastAt = now };
    }

    public SignInFailures Without(int failed, SignInFailures failures, DateTimeOffset now)
    {
        var current = Current(failures, now);
        return current with { Count = Math.Max(0, current.Count - failed) };
    }

    public SignInFailures Current(SignInFailures failures, DateTimeOffset now)
    {
        var since = failures.CountedAt ?? failures.LastAt;
        // Clamped: another instance's clock may be ahead.
        var forgotten = (int)Math.Clamp((now - since) / ForgetsOneEvery, 0, failures.Count);
        return forgotten == failures.Count
            ? failures with { Count = 0, CountedAt = now }
            : failures with { Count = failures.Count - forgotten, CountedAt = since + forgotten * ForgetsOneEvery };
    }

    private static TimeSpan Delay(int failures) =>
        TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, ShortestDelay.Ticks << Math.Min(failures, 20)));
}
