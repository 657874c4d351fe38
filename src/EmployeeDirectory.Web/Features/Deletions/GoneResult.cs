using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Employees;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Deletions;

public static class GoneResult
{
    /// <summary>
    /// Answers for someone who is not here: 404 where there is no record. Admins get 410 for a deleted one; for anyone else,
    /// people whom they may not see are the same as none.
    /// </summary>
    public static IActionResult Absent(this Controller controller, Employee? absent) =>
        absent is { IsDeleted: true } && controller.HttpContext.Visitor().IsAdmin ? controller.Gone(absent) : controller.NotFound();

    /// <summary>The page of a deleted person, with the way to restore them unless they were erased.</summary>
    public static ViewResult Gone(
        this Controller controller, Employee deleted, int status = StatusCodes.Status410Gone, bool emailTaken = false)
    {
        controller.Response.StatusCode = deleted.IsErased ? StatusCodes.Status410Gone : status;
        return deleted.IsErased ? controller.View("/Features/Erasures/Show.cshtml", deleted) : controller.View("/Features/Deletions/Gone.cshtml", new GonePage(deleted, emailTaken));
    }
}

/// <param name="EmailTaken">Restoring failed because another person has the e-mail address now.</param>
public sealed record GonePage(Employee Employee, bool EmailTaken);
