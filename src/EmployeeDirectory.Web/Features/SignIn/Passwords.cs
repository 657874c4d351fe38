using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Identity;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>The passwords of local accounts.</summary>
public sealed class Passwords(IAccountStore accounts, ReadModel people, Lockout lockout, IPasswordHasher<Account> hasher, AuditTrail trail)
{
    private static readonly Account Nobody = new() { Id = "", Issuer = Account.Local, Subject = "", Name = "" };

    /// <summary>Compared with what is typed for a name that nobody has. No one knows what it is the hash of.</summary>
    private readonly string _nobodys = hasher.HashPassword(Nobody, SignIns.NewId());

    /// <summary>The name by which an account is found, whatever the case and accents it is typed with.</summary>
    public static string SubjectOf(string name) => PlainText.Fold(PlainText.Clean(name) ?? "");

    public Account With(Account account, string password) => account with { PasswordHash = hasher.HashPassword(account, password) };

    /// <summary>
    /// Null for a wrong password, an unknown name, an account that is disabled or of someone who has left, and during a
    /// lockout: after the same work, so that neither the answer nor its time tells which.
    /// </summary>
    public async Task<Account?> CheckAsync(HttpContext http, string name, string password, CancellationToken ct)
    {
        var subject = SubjectOf(name);
        var account = await accounts.FindAsync(Account.Local, subject, ct);
        var attempt = await lockout.BeginAsync(http, account, subject, ct);
        var right = hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? _nobodys, password) != PasswordVerificationResult.Failed;
        if (right && attempt.IsOpen && people.Admits(account))
        {
            await lockout.TakeBackAsync(attempt, ct);
            return account;
        }
        await trail.RecordAsync(http, AuditKind.SignInRefused, account?.Id, !attempt.IsOpen ? "locked" : account is null ? "unknown name" : !right ? "wrong password" : "not admitted");
        return null;
    }
}
