using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Accounts;

public static class LinkGoneResult
{
    public static ViewResult LinkGone(this Controller controller)
    {
        controller.Response.StatusCode = StatusCodes.Status410Gone;
        return controller.View("LinkGone");
    }
}
