using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EmployeeDirectory.Core.Accounts;

// A one-time link that creates a local account, or resets the password of AccountId. Only a digest of its code is kept.
public sealed record Invitation(
    string Digest, Role Role, Guid? EmployeeId, DateTimeOffset ExpiresAt, string? AccountId = null)
{
    public static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    // Printed while there is no account, and works only until there is one.
    public const string Start = "start";
    public const string Machine = "machine";

    // An admin's account id, Start or Machine; null from earlier releases.
    public string? MadeBy { get; init; }
    public string? MakerStamp { get; init; }
    public string? AccountStamp { get; init; }

    public bool IsForFirstAdmin => MadeBy == Start;

    public static (Invitation Invitation, string Code) Create(
        Role role, Guid? employeeId, Admitted maker, DateTimeOffset now)
    {
        var (link, code) = Create(role, employeeId, maker.Account.Id, now);
        return (link with { MakerStamp = maker.Stamp }, code);
    }

    /// <summary>The same code for the same form and person, so that a form posted twice makes one link.</summary>
    /// <param name="form">As hard to guess as a code: from <see cref="NewCode"/>.</param>
    public static (Invitation Invitation, string Code) Create(
        string form, Guid employeeId, Admitted maker, DateTimeOffset now)
    {
        var code = Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(form), employeeId.ToByteArray()));
        return (new(DigestOf(code), Role.Viewer, employeeId, now + Validity)
        {
            MadeBy = maker.Account.Id,
            MakerStamp = maker.Stamp
        }, code);
    }

    public static (Invitation Invitation, string Code) Create(Admitted account, Admitted maker, DateTimeOffset now)
    {
        var (link, code) = Create(account.Account.Role, account.Account.EmployeeId, maker, now);
        return (link with { AccountId = account.Account.Id, AccountStamp = account.Stamp }, code);
    }

    public static (Invitation Invitation, string Code) Create(
        Role role, Guid? employeeId, string madeBy, DateTimeOffset now)
    {
        var code = NewCode();
        return (new(DigestOf(code), role, employeeId, now + Validity) { MadeBy = madeBy }, code);
    }

    public static string NewCode() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string DigestOf(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
