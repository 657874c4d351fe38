using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Security;

namespace EmployeeDirectory.Web.Features.SignIn;

public sealed class TwoFactorSignIn(
    IAccountStore accounts, ReadModel people, TotpCodes codes, Lockout lockout, AuditTrail trail)
{
    public async Task<(Admitted? Admitted, bool MayTryAgain)> CheckAsync(
        HttpContext http, string? proof, string? code, CancellationToken ct)
    {
        if (codes.Proven(proof) is not var (id, stamp)
            || people.Admit(await accounts.GetAsync(id, ct)) is not { } admitted || admitted.Stamp != stamp)
            return (null, false);
        var account = admitted.Account;
        var attempt = await lockout.BeginAsync(http, account, account.Subject, ct);
        // The save makes a code good only once: the store accepts one of two requests that race with the same code.
        if (attempt.IsOpen && codes.Use(account, code) is { } used
            && await accounts.SaveAsync(used, invitation: null, ct) is { } saved)
        {
            await lockout.TakeBackAsync(attempt, ct);
            return (admitted with { Account = saved }, true);
        }
        await trail.RecordAsync(http, AuditKind.SignInRefused, account.Id, attempt.IsOpen ? "wrong code" : "locked");
        return (null, true);
    }
}
