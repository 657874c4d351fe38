using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Security;

namespace EmployeeDirectory.Web.Features.Accounts;

// A link ends with its maker's sign-ins; a reset link also with its account's, an invitation when its person leaves.
public sealed class OneTimeLinks(IAccountStore accounts, ReadModel people)
{
    public async Task<OneTimeLink?> FindAsync(string? code, CancellationToken ct) =>
        await accounts.FindInvitationAsync(code ?? "", ct) is { } invitation ? await CheckAsync(invitation, ct) : null;

    public async Task<IReadOnlyList<OneTimeLink>> ListAsync(CancellationToken ct)
    {
        var good = new List<OneTimeLink>();
        foreach (var invitation in
            (await accounts.ListInvitationsAsync(ct)).OrderBy(invitation => invitation.ExpiresAt))
            if (await CheckAsync(invitation, ct) is { } link)
                good.Add(link);
        return good;
    }

    public async Task<Admitted?> FindMakerAsync(HttpContext http, CancellationToken ct) =>
        AdminOnly(people.Admit(await accounts.GetAsync(http.CheckedUser().AccountId!, ct)));

    public Task<Account?> AcceptAsync(OneTimeLink link, Account changed, CancellationToken ct) =>
        link.Maker is { } maker
            ? accounts.SaveByAsync(changed, maker, link.Invitation, ct)
            : accounts.SaveAsync(changed, link.Invitation, ct);

    private async Task<OneTimeLink?> CheckAsync(Invitation invitation, CancellationToken ct)
    {
        var (good, maker) = invitation.MadeBy switch
        {
            null => (false, null),
            Invitation.Machine => (true, null),
            Invitation.Start => (!await accounts.AnyAsync(ct), null),
            var id => AdminOnly(people.Admit(await accounts.GetAsync(id, ct))) is { } admin
                && admin.Stamp == invitation.MakerStamp ? (true, admin.Account) : (false, (Account?)null)
        };
        if (!good)
            return null;
        if (invitation.AccountId is { } account)
            return people.Admit(await accounts.GetAsync(account, ct)) is { Account.IsLocal: true } target
                && target.Stamp == invitation.AccountStamp ? new(invitation, maker, target.Account) : null;
        return invitation.EmployeeId is not { } person || people.Find(person) is { IsHere: true }
            ? new(invitation, maker, Account: null)
            : null;
    }

    private static Admitted? AdminOnly(Admitted? admitted) => admitted?.Account.Role == Role.Admin ? admitted : null;
}

// Maker: null for links from the console. Account: set for a password reset, null for an invitation.
public sealed record OneTimeLink(Invitation Invitation, Account? Maker, Account? Account);
