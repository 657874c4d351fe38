using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EmployeeDirectory.Web.Features.Layout;

// No CSRF token: this form is on every page, and a token would make pages uncacheable. The origin check replaces it.
[IgnoreAntiforgeryToken, AllowAnonymous]
public sealed class ThemesController : Controller
{
    [HttpPost("/theme")]
    public IActionResult Update([FromForm, BindRequired] Theme theme)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(theme) || !Request.IsFromOwnPage())
            return BadRequest();
        Response.Keep(theme);
        return LocalRedirect(ReturnAddress.Local(Request.OwnReferer()));
    }
}
