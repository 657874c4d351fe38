using System.Security.Claims;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Access;

/// <summary>Who makes a request.</summary>
/// <param name="AccountId">Null for someone who is not signed in.</param>
/// <param name="EmployeeId">Their own record.</param>
/// <param name="Unchecked">The session could not be looked up, as the store is out of reach: enough to look, not to change.</param>
public sealed record Visitor(Role Role, string? AccountId = null, string? Name = null, Guid? EmployeeId = null, bool Unchecked = false)
{
    /// <summary>Stands in records and history for changes by someone who is not signed in.</summary>
    public const string Anonymous = "anonymous";

    internal const string EmployeeClaim = "employee";
    internal const string UncheckedClaim = "unchecked";

    public bool IsAdmin => Role == Role.Admin;

    public bool IsSignedIn => AccountId is not null;

    public bool MayEdit(Guid employeeId) => IsAdmin || EmployeeId == employeeId;

    /// <summary>Protected people are there for admins and themselves; the deleted for admins, who can restore them.</summary>
    public bool MaySee(Employee employee) => employee is { Protected: false, IsDeleted: false } || IsAdmin || employee is { IsDeleted: false } && EmployeeId == employee.Id;

    internal static Visitor Of(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) is { } accountId
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

public static class Visitors
{
    public static Visitor Visitor(this HttpContext http) => Access.Visitor.Of(http.User);

    /// <summary>The visitor, who is about to change something.</summary>
    /// <exception cref="StoreUnavailableException">The session could not be looked up.</exception>
    public static Visitor CheckedVisitor(this HttpContext http) => http.Visitor() is { Unchecked: false } visitor
        ? visitor
        : throw new StoreUnavailableException("Nothing is changed in the name of a session that could not be looked up.", new TimeoutException());
}
