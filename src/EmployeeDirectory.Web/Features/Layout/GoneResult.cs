using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Layout;

public static class GoneResult
{
    // Only admins get 410. For others, a person they may not see must look like an unknown id.
    public static IActionResult Absent(this Controller controller, Employee? absent) =>
        absent is { IsDeleted: true } && controller.HttpContext.CurrentUser().IsAdmin
            ? controller.Gone(absent)
            : controller.NotFound();

    public static ViewResult Gone(
        this Controller controller, Employee deleted, int status = StatusCodes.Status410Gone, bool emailTaken = false)
    {
        controller.Response.StatusCode = deleted.IsErased ? StatusCodes.Status410Gone : status;
        return deleted.IsErased
            ? controller.View("Erased", deleted)
            : controller.View("Gone", new GonePage(deleted, emailTaken));
    }
}

public sealed record GonePage(Employee Employee, bool EmailTaken);
