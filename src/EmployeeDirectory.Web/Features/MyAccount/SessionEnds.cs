using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Web.Features.MyAccount;

public static class SessionEnds
{
    private const int Attempts = 5;

    // The new epoch ends all sessions, and sign-ins in progress; deleting the sessions only cleans up.
    public static async Task EndSessionsAsync(this IAccountStore accounts, string accountId, CancellationToken ct)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await accounts.GetAsync(accountId, ct) is { } account)
            {
                var ended = account with { SignInEpoch = account.SignInEpoch + 1 };
                if (await accounts.SaveAsync(ended, invitation: null, ct) is null)
                    continue;
            }
            await accounts.ForgetSessionsAsync(accountId, except: null, ct);
            return;
        }
        throw new StoreUnavailableException(
            "Other changes of the account came first each time.", new TimeoutException());
    }

    public static async Task ForgetSessionsAsync(
        this IAccountStore accounts, string accountId, string? except, CancellationToken ct)
    {
        foreach (var session in await accounts.ListSessionsAsync(accountId, ct))
            if (session.Id != except)
                await accounts.EndSessionAsync(accountId, session.Id, ct);
    }

    public static async Task<IReadOnlyList<Session>> ListSessionsAsync(
        this IAccountStore accounts, Account account, ReadModel people, CancellationToken ct) =>
        people.Admit(account) is { } admitted
            ? [.. (await accounts.ListSessionsAsync(account.Id, ct)).Where(session => session.Stamp == admitted.Stamp)]
            : [];
}
