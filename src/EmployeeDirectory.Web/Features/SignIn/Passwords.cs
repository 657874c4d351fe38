using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>The passwords of local accounts.</summary>
public sealed class Passwords(IAccountStore accounts)
{
    public const int Shortest = 15;
    public const int Longest = 200;

    /// <summary>What OWASP's password storage cheat sheet asks of PBKDF2 with SHA-512.</summary>
    private const int Iterations = 210_000;

    private readonly PasswordHasher<string> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly Lazy<string> _nobodys = new(() => new PasswordHasher<string>(
        Options.Create(new PasswordHasherOptions { IterationCount = Iterations })).HashPassword("", Guid.NewGuid().ToString()));

    /// <summary>The name by which an account is found, whatever the case and accents it is typed with.</summary>
    public static string SubjectOf(string name) => PlainText.Fold(PlainText.Clean(name) ?? "");

    public string Hash(string password) => _hasher.HashPassword("", password);

    /// <summary>Null for a wrong password as for an unknown name, after the same work.</summary>
    public async Task<Account?> CheckAsync(string name, string password, CancellationToken ct)
    {
        var account = await accounts.FindAsync(Account.Local, SubjectOf(name), ct);
        var verified = _hasher.VerifyHashedPassword("", account?.PasswordHash ?? _nobodys.Value, password) != PasswordVerificationResult.Failed;
        return verified && account is { Disabled: false, PasswordHash: not null } ? account : null;
    }
}
