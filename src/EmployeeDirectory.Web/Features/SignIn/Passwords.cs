using System.Text;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace EmployeeDirectory.Web.Features.SignIn;

public sealed class Passwords(
    LocalNames names, ReadModel people, Lockout lockout, IPasswordHasher<Account> hasher, AuditTrail trail)
{
    private static readonly Account Nobody = new() { Id = "", Issuer = Account.Local, Subject = "", Name = "" };

    private readonly string _nobodys = hasher.HashPassword(Nobody, SignIns.NewId());

    public static string SubjectOf(string name)
    {
        var folded = PlainText.Key(PlainText.Clean(name) ?? "");
        return folded.Contains('@', StringComparison.Ordinal) ? EmailAddress.Clean(folded) ?? folded : folded;
    }

    public Account With(Account account, string password) =>
        account with { PasswordHash = hasher.HashPassword(account, Normal(password)) };

    // Every refusal takes the same work, so that neither answer nor timing tells whether the account exists or is open.
    public async Task<Admitted?> CheckAsync(HttpContext http, string name, string password, CancellationToken ct)
    {
        var subject = SubjectOf(name);
        var account = await names.FindAsync(subject, ct);
        // Before the comparison, so that a change of the account during it ends this sign-in too.
        var admitted = people.Admit(account);
        var attempt = await lockout.BeginAsync(http, account, subject, ct);
        var normal = Normal(password);
        var right = IsRight(account, normal);
        // Earlier releases hashed the password as it was typed. Compared even if the first is right: see above.
        if (normal != password)
            right |= IsRight(account, password);
        if (right && attempt.IsOpen && admitted is not null)
        {
            await lockout.TakeBackAsync(attempt, ct);
            return admitted;
        }
        var reason = !attempt.IsOpen ? "locked"
            : account is null ? "unknown name"
            : right ? "not admitted" : "wrong password";
        await trail.RecordAsync(http, AuditKind.SignInRefused, account?.Id, reason);
        return null;
    }

    private bool IsRight(Account? account, string password) =>
        hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? _nobodys, password)
            != PasswordVerificationResult.Failed;

    // NIST SP 800-63B-4 (3.1.1.2): keyboards differ in how they send an é, and phones in how they send a space.
    private static string Normal(string password) => PlainText.Normalize(password, NormalizationForm.FormKC);
}
