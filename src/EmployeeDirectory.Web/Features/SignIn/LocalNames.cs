using System.Collections.Frozen;
using EmployeeDirectory.Core.Accounts;

namespace EmployeeDirectory.Web.Features.SignIn;

public sealed class LocalNames(IAccountStore accounts)
{
    // Accounts from before today's name normalization, by today's subject. Read once: no more are created.
    private volatile FrozenDictionary<string, string>? _earlier;

    public async Task<Account?> FindAsync(string subject, CancellationToken ct)
    {
        var earlier = _earlier ??= await ReadAsync(ct);
        return earlier.TryGetValue(subject, out var stored)
            && await accounts.FindAsync(Account.Local, stored, ct) is { } account
                ? account
                : await accounts.FindAsync(Account.Local, subject, ct);
    }

    private async Task<FrozenDictionary<string, string>> ReadAsync(CancellationToken ct)
    {
        var subjects = (await accounts.ListAsync(ct))
            .Where(account => account.IsLocal).OrderBy(account => account.CreatedAt)
            .Select(account => account.Subject).ToList();
        return subjects.Where(subject => Passwords.SubjectOf(subject) != subject)
            .DistinctBy(Passwords.SubjectOf)
            .ExceptBy(subjects, Passwords.SubjectOf)
            .ToFrozenDictionary(Passwords.SubjectOf);
    }
}
