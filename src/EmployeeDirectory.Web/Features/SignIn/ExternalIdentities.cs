using System.Security.Claims;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Text;
using Microsoft.AspNetCore.Authentication;

namespace EmployeeDirectory.Web.Features.SignIn;

internal static class ExternalIdentities
{
    private const int LongestSubject = 255;
    private const int LongestName = 200;
    private const int LongestEmail = 254;

    // xms_edov: Entra ID's claim that it verified the owner of the address's domain.
    private static readonly string[] Verified = ["email_verified", "xms_edov"];

    public static ExternalIdentity From(IEnumerable<Claim> claims, SignInOptions options)
    {
        var values = claims.ToLookup(claim => claim.Type, claim => claim.Value);
        if (values["sub"].FirstOrDefault() is not { Length: > 0 and <= LongestSubject } subject)
            throw new AuthenticationFailureException("it names no subject");
        // "Name <address>" is skipped: the provider may not have verified the address inside it.
        var email = values["email"].Where(email => email.Trim().IndexOf('<') <= 0).Select(EmailAddress.Clean)
            .FirstOrDefault(email => email is { Length: <= LongestEmail } && !PlainText.HasForbidden(email));
        var name = ((string?[])[values["name"].FirstOrDefault(), values["preferred_username"].FirstOrDefault(), email])
            .Select(PlainText.Clean)
            .FirstOrDefault(name => name is { Length: <= LongestName } && !PlainText.HasForbidden(name));
        return new(
            values["iss"].Single(),
            subject,
            name ?? subject,
            email,
            Verified.SelectMany(claim => values[claim])
                .Any(value => value is "1" || bool.TryParse(value, out var verified) && verified),
            options.AdminGroup is { Length: > 0 } group && values[options.GroupsClaim].Contains(group));
    }
}
