using EmployeeDirectory.Web.Features.Accounts;

namespace EmployeeDirectory.Web.Features.Sessions;

public static class SessionEnds
{
    /// <param name="except">A session that goes on.</param>
    public static async Task EndSessionsAsync(this IAccountStore accounts, string accountId, string? except, CancellationToken ct)
    {
        foreach (var session in await accounts.ListSessionsAsync(accountId, ct))
            if (session.Id != except)
                await accounts.EndSessionAsync(accountId, session.Id, ct);
    }
}
