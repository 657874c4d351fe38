using System.Security.Claims;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Web.Security;

public static class CurrentUserClaims
{
    internal const string UncheckedClaim = "unchecked";

    private const string EmployeeClaim = "employee";

    public static CurrentUser CurrentUser(this HttpContext http) => From(http.User);

    /// <summary>Required before every change.</summary>
    public static CurrentUser CheckedUser(this HttpContext http) => http.CurrentUser() is { Unchecked: false } user
        ? user
        : throw new StoreUnavailableException(
            "Nothing is changed in the name of a session that could not be looked up.", new TimeoutException());

    private static CurrentUser From(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) is { } accountId
        ? new(
            Enum.Parse<Role>(user.FindFirstValue(ClaimTypes.Role)!),
            accountId,
            user.FindFirstValue(ClaimTypes.Name),
            Guid.TryParse(user.FindFirstValue(EmployeeClaim), out var employee) ? employee : null,
            user.HasClaim(claim => claim.Type == UncheckedClaim))
        : new(Role.Viewer);

    internal static ClaimsIdentity Identity(Account account, string sessionId)
    {
        var identity = new ClaimsIdentity(SessionCookie.Scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, account.Id));
        identity.AddClaim(new(ClaimTypes.Name, account.Name));
        identity.AddClaim(new(ClaimTypes.Role, account.EffectiveRole.ToString()));
        identity.AddClaim(new(ClaimTypes.Sid, sessionId));
        if (account.EmployeeId is { } employee)
            identity.AddClaim(new(EmployeeClaim, employee.ToString()));
        return identity;
    }
}
