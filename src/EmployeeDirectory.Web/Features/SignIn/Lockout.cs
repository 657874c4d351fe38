using EmployeeDirectory.Core.Accounts;

namespace EmployeeDirectory.Web.Features.SignIn;

// An attempt counts as failed from its start, so that parallel guesses gain nothing. A known browser has a count of its
// own, so that guesses made elsewhere do not lock the owner out.
public sealed class Lockout(IAccountStore accounts, KnownBrowsers devices, TimeProvider clock)
{
    private const int Turns = 20;
    private const int LongestPause = 20;

    public async Task<SignInAttempt> BeginAsync(
        HttpContext http, Account? account, string subject, CancellationToken ct)
    {
        var keys = SignInKeys.For(http, account, subject, devices);
        var (before, open) = ((IReadOnlyList<SignInFailures>)[], false);
        var counted = await ChangeAsync(
            keys,
            found =>
            {
                var now = clock.GetUtcNow();
                (before, open) = (found, keys.Zip(found).All(it => it.First.Limit.IsOpen(it.Second, now)));
                return keys.Zip(found, (key, failures) => open ? key.Limit.WithOneMore(failures, now) : failures);
            },
            ct);
        return counted ? new(keys, before, open) : new([], [], IsOpen: false);
    }

    public Task TakeBackAsync(SignInAttempt attempt, CancellationToken ct) => ChangeAsync(
        attempt.Keys,
        found => attempt.Keys.Zip(found, attempt.Before).Select(it =>
        {
            var (key, now, before) = it;
            // If there was no failure since, the earlier delay applies again.
            var lastAt = now.Version == before.Version + 1 && before.Count > 0 ? before.LastAt : now.LastAt;
            return key.Limit.Without(1, now, clock.GetUtcNow()) with { LastAt = lastAt };
        }),
        ct);

    // Failures for other accounts stay: signing in to their own account does not clear an attacker's address.
    public Task ForgetAsync(HttpContext http, Account account, CancellationToken ct)
    {
        var keys = SignInKeys.For(http, account, account.Subject, devices);
        return ChangeAsync(
            keys,
            found =>
            {
                var now = clock.GetUtcNow();
                if (keys.Zip(found).All(it => it.First.Limit == FailureLimit.Address || it.Second.Count == 0))
                    return null;
                var own = keys.Zip(found)
                    .Where(it => it.First.Limit == FailureLimit.Share)
                    .Sum(it => FailureLimit.Share.Current(it.Second, now).Count);
                return keys.Zip(found, (key, failures) =>
                    key.Limit.Without(key.Limit == FailureLimit.Address ? own : failures.Count, failures, now));
            },
            ct);
    }

    private async Task<bool> ChangeAsync(
        IReadOnlyList<SignInKey> keys, Func<IReadOnlyList<SignInFailures>, IEnumerable<SignInFailures>?> change,
        CancellationToken ct)
    {
        string[] names = [.. keys.Select(key => key.Key)];
        for (var turn = 1; ; turn++)
        {
            if (change(await accounts.FindFailuresAsync(names, ct)) is not { } changed
                || await accounts.SaveFailuresAsync([.. changed], ct))
                return true;
            if (turn == Turns)
                return false;
            await Task.Delay(Random.Shared.Next(LongestPause), ct);
        }
    }
}

public sealed record SignInAttempt(IReadOnlyList<SignInKey> Keys, IReadOnlyList<SignInFailures> Before, bool IsOpen);
