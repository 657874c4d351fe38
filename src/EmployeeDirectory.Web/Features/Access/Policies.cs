using Microsoft.AspNetCore.Authorization;

namespace EmployeeDirectory.Web.Features.Access;

/// <summary>Endpoints without an attribute of these, or <see cref="AllowAnonymousAttribute"/>, are for all who may browse.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AdminsAttribute() : AuthorizeAttribute(nameof(Role.Admin));

/// <summary>For everyone with an account.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute() : AuthorizeAttribute(nameof(Browse.SignedIn));
