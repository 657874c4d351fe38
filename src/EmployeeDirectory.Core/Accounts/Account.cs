namespace EmployeeDirectory.Core.Accounts;

// Identified by issuer and subject, never by e-mail address, which can pass to another person.
public sealed record Account
{
    // The issuer of accounts whose password is kept here. Their subject is the folded user name.
    public const string Local = "local";

    public required string Id { get; init; }
    public required string Issuer { get; init; }
    public required string Subject { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }
    public Role Role { get; init; }
    public Guid? EmployeeId { get; init; }
    public string? PasswordHash { get; init; }

    // Encrypted with the key ring that all instances share.
    public string? TotpSecret { get; init; }

    // Time step of the last accepted code. It is not accepted again (replay).
    public long TotpStep { get; init; }
    public bool Disabled { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public long Version { get; init; }

    // An increase ends earlier sign-ins.
    public long SignInEpoch { get; init; }

    public bool IsLocal => Issuer == Local;

    public Role EffectiveRole => Role.For(EmployeeId);

    public Account After(Account? before) => this with
    {
        Version = Version + 1,
        SignInEpoch = before is null
            ? SignInEpoch
            : Math.Max(SignInEpoch, before.SignInEpoch + (SignsInLike(before) ? 0 : 1))
    };

    private bool SignsInLike(Account other) =>
        (PasswordHash, Role, TotpSecret, Disabled, EmployeeId)
        == (other.PasswordHash, other.Role, other.TotpSecret, other.Disabled, other.EmployeeId);
}
