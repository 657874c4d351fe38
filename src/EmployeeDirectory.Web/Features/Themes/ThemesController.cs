using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EmployeeDirectory.Web.Features.Themes;

/// <summary>
/// The form stands on every page. A token in it would make each page differ from visitor to visitor, and so not to be cached;
/// where the post comes from tells as much.
/// </summary>
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
