using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EmployeeDirectory.Web.Features.Access;

namespace EmployeeDirectory.Web.Features.Accounts;

/// <summary>Lets whoever has its code create one local account. Only a digest of the code is kept.</summary>
public sealed record Invitation(string Digest, Role Role, Guid? EmployeeId, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    public static (Invitation Invitation, string Code) Create(Role role, Guid? employeeId, DateTimeOffset now)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new(DigestOf(code), role, employeeId, now + Validity), code);
    }

    public static string DigestOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
