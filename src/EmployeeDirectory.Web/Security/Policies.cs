using EmployeeDirectory.Core.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace EmployeeDirectory.Web.Security;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AdminsAttribute() : AuthorizeAttribute(nameof(Role.Admin));

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnRecordAttribute() : AuthorizeAttribute(Policy)
{
    public new const string Policy = "OwnRecord";

    internal static bool IsFor(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http
        && Guid.TryParse(http.GetRouteValue("id") as string, out var id)
        && http.CurrentUser().MayEdit(id);
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute() : AuthorizeAttribute(nameof(Browse.SignedIn));
