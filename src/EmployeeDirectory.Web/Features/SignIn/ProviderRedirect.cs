using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.SignIn;

internal static class ProviderRedirect
{
    // CSP form-action blocks each redirect that follows a form post, the provider's too: so a page with Refresh.
    public static ViewResult LeaveFor(this Controller controller, string address)
    {
        controller.Response.Headers["Refresh"] = $"0;url={address}";
        controller.Response.Headers.CacheControl = "no-store";
        return controller.View("Leave", address);
    }
}
