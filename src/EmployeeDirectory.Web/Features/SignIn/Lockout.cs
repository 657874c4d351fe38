using EmployeeDirectory.Web.Features.Accounts;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>
/// Slows guessing down, for each account and each address, on all instances alike. An attempt counts as failed from its start,
/// so that many at once gain nothing, and is taken back when it turns out right. A browser that has signed in to an account
/// before has a count of its own for it: whoever guesses elsewhere does not lock its owner out.
/// </summary>
public sealed class Lockout(IAccountStore accounts, Devices devices, TimeProvider clock)
{
    public const int FreeFailures = 5;

    public static readonly TimeSpan ShortestDelay = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    /// <summary>Attempts at the same keys at the same moment; who finds no turn is refused.</summary>
    private const int Turns = 5;

    /// <param name="account">Null for a name that nobody has, for which the same is kept.</param>
    public async Task<SignInAttempt> BeginAsync(HttpContext http, Account? account, string subject, CancellationToken ct)
    {
        var keys = SignInKeys.Of(http, account, subject, devices);
        for (var turn = 0; turn < Turns; turn++)
        {
            var before = await accounts.FindFailuresAsync(keys, ct);
            var now = clock.GetUtcNow();
            var open = before.All(failures => now >= OpensAt(failures));
            if (await accounts.SaveFailuresAsync([.. before.Select(failures => open ? Counted(failures, now) : failures)], ct))
                return new(before, open);
        }
        return new([], IsOpen: false);
    }

    /// <summary>The attempt was no failure.</summary>
    public async Task TakeBackAsync(SignInAttempt attempt, CancellationToken ct)
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            var now = await accounts.FindFailuresAsync([.. attempt.Before.Select(failures => failures.Key)], ct);
            if (await accounts.SaveFailuresAsync([.. now.Zip(attempt.Before, WithoutOne)], ct))
                return;
        }
    }

    /// <summary>Whoever signs in starts anew; the address, which others may guess from, does not.</summary>
    public async Task ForgetAsync(HttpContext http, Account account, CancellationToken ct)
    {
        var key = SignInKeys.Of(http, account, account.Subject, devices)[0];
        if (await accounts.FindFailuresAsync([key], ct) is [{ Count: > 0 } failures])
            await accounts.SaveFailuresAsync([failures with { Count = 0 }], ct);
    }

    /// <summary>When the next attempt is heard after these failures.</summary>
    public static DateTimeOffset OpensAt(SignInFailures failures) => failures.Count < FreeFailures
        ? DateTimeOffset.MinValue
        : failures.LastAt + TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, ShortestDelay.Ticks << Math.Min(failures.Count - FreeFailures, 20)));

    private static SignInFailures Counted(SignInFailures failures, DateTimeOffset now) =>
        failures with { Count = now >= failures.EndsAt ? 1 : failures.Count + 1, LastAt = now };

    /// <summary>One less, and where nobody has failed since, with the delay that there was before.</summary>
    private static SignInFailures WithoutOne(SignInFailures now, SignInFailures before) => now with
    {
        Count = Math.Max(0, now.Count - 1),
        LastAt = now.Version == before.Version + 1 && before.Count > 0 ? before.LastAt : now.LastAt
    };
}

/// <param name="IsOpen">Otherwise nothing may come of it, right or wrong.</param>
public sealed record SignInAttempt(IReadOnlyList<SignInFailures> Before, bool IsOpen);
