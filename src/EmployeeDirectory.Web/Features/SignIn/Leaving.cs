using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.SignIn;

internal static class Leaving
{
    /// <summary>
    /// A page that sends the browser to the provider. A redirect of the form that was posted would be stopped by the policy that
    /// forms of this site go nowhere else, at each of the places that the provider itself may redirect to.
    /// </summary>
    public static ViewResult LeaveFor(this Controller controller, string address)
    {
        controller.Response.Headers["Refresh"] = $"0;url={address}";
        controller.Response.Headers.CacheControl = "no-store";
        return controller.View("/Features/SignIn/Leave.cshtml", address);
    }
}
