using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EmployeeDirectory.Web.Features.Access;

namespace EmployeeDirectory.Web.Features.Accounts;

/// <summary>Lets whoever has its code create one local account, or choose the password of one. Only a digest of the code is kept.</summary>
/// <param name="AccountId">Whose password may be chosen; null for one that creates an account.</param>
public sealed record Invitation(string Digest, Role Role, Guid? EmployeeId, DateTimeOffset ExpiresAt, string? AccountId = null)
{
    public static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    public static (Invitation Invitation, string Code) Create(Role role, Guid? employeeId, DateTimeOffset now)
    {
        var code = NewCode();
        return (new(DigestOf(code), role, employeeId, now + Validity), code);
    }

    /// <summary>To choose a new password for an account that there is.</summary>
    public static (Invitation Invitation, string Code) Create(Account account, DateTimeOffset now)
    {
        var code = NewCode();
        return (new(DigestOf(code), account.Role, account.EmployeeId, now + Validity, account.Id), code);
    }

    public static string DigestOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private static string NewCode() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
