using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Search;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>The second question of a sign-in, whose failures count as those of the first do.</summary>
public sealed class CodeChecks(IAccountStore accounts, ReadModel people, OneTimeCodes codes, Lockout lockout, AuditTrail trail)
{
    /// <param name="proof">Of the right password.</param>
    /// <returns>
    /// The account; or null, with whether another code can be tried: not where the proof is no longer good.
    /// </returns>
    public async Task<(Account? Account, bool MayTryAgain)> CheckAsync(HttpContext http, string? proof, string? code, CancellationToken ct)
    {
        if (codes.Proven(proof) is not var (id, version) || await accounts.GetAsync(id, ct) is not { } account || account.Version != version || !people.Admits(account))
            return (null, false);
        var attempt = await lockout.BeginAsync(http, account, account.Subject, ct);
        // Of two that bring the same code at the same moment, the store takes one.
        if (attempt.IsOpen && codes.Use(account, code) is { } used && await accounts.SaveAsync(used, invitation: null, ct) is { } saved)
        {
            await lockout.TakeBackAsync(attempt, ct);
            return (saved, true);
        }
        await trail.RecordAsync(http, AuditKind.SignInRefused, account.Id, attempt.IsOpen ? "wrong code" : "locked");
        return (null, true);
    }
}
