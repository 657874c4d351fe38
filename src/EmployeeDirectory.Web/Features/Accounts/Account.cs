using EmployeeDirectory.Web.Features.Access;

namespace EmployeeDirectory.Web.Features.Accounts;

/// <summary>Someone who signs in. Known by issuer and subject, never by e-mail address, which can pass to another person.</summary>
public sealed record Account
{
    /// <summary>The issuer of accounts whose password is kept here. Their subject is the folded user name.</summary>
    public const string Local = "local";

    /// <summary>128 random bits in hex. Stands for the person in records and history.</summary>
    public required string Id { get; init; }
    public required string Issuer { get; init; }
    public required string Subject { get; init; }

    /// <summary>As others see it; for a local account also what they sign in with.</summary>
    public required string Name { get; init; }
    public string? Email { get; init; }

    /// <summary>Admin or Viewer; whoever has a record of their own is an employee besides.</summary>
    public Role Role { get; init; }

    /// <summary>Their own record. One account a record.</summary>
    public Guid? EmployeeId { get; init; }
    public string? PasswordHash { get; init; }

    /// <summary>Of the second factor, where they have one; encrypted with the keys of all instances.</summary>
    public string? TotpSecret { get; init; }

    /// <summary>The time step of the last code that was used, which is not good again.</summary>
    public long TotpStep { get; init; }
    public bool Disabled { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>1 for a new account, one more with every change; 0 for one that was never stored.</summary>
    public long Version { get; init; }

    public bool IsLocal => Issuer == Local;

    public Role EffectiveRole => Role == Role.Admin ? Role.Admin : EmployeeId is null ? Role.Viewer : Role.Employee;
}
