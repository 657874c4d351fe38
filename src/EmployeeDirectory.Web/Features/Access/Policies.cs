using Microsoft.AspNetCore.Authorization;

namespace EmployeeDirectory.Web.Features.Access;

/// <summary>Endpoints without an attribute of these, or <see cref="AllowAnonymousAttribute"/>, are for all who may browse.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AdminsAttribute() : AuthorizeAttribute(nameof(Role.Admin));

/// <summary>For the person whose id is in the address, and admins.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnRecordAttribute() : AuthorizeAttribute(Policy)
{
    public new const string Policy = "OwnRecord";

    internal static bool IsFor(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && Guid.TryParse(http.GetRouteValue("id") as string, out var id) && http.Visitor().MayEdit(id);
}

/// <summary>For everyone with an account.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute() : AuthorizeAttribute(nameof(Browse.SignedIn));
