using System.Security.Claims;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>What is taken over of what a provider says about a person; nothing else is.</summary>
internal static class ExternalIdentities
{
    private const int LongestSubject = 255;
    private const int LongestName = 200;
    private const int LongestEmail = 254;

    // xms_edov: how Entra ID tells that it checked who owns the address's domain.
    private static readonly string[] Verified = ["email_verified", "xms_edov"];

    /// <param name="claims">Verified ones, by the names of OpenID Connect.</param>
    /// <exception cref="AuthenticationFailureException">They name no subject.</exception>
    public static ExternalIdentity From(IEnumerable<Claim> claims, SignInOptions options)
    {
        var values = claims.ToLookup(claim => claim.Type, claim => claim.Value);
        if (values["sub"].FirstOrDefault() is not { Length: > 0 and <= LongestSubject } subject)
            throw new AuthenticationFailureException("it names no subject");
        var email = values["email"].FirstOrDefault(email => email.Length <= LongestEmail && !PlainText.HasForbidden(email, allowLines: false));
        var name = ((string?[])[values["name"].FirstOrDefault(), values["preferred_username"].FirstOrDefault(), email])
            .Select(PlainText.Clean)
            .FirstOrDefault(name => name is { Length: <= LongestName } && !PlainText.HasForbidden(name, allowLines: false));
        return new(
            values["iss"].Single(),
            subject,
            name ?? subject,
            email,
            Verified.SelectMany(claim => values[claim]).Any(value => value is "1" || bool.TryParse(value, out var verified) && verified),
            options.AdminGroup is { Length: > 0 } group && values[options.GroupsClaim].Contains(group));
    }
}
