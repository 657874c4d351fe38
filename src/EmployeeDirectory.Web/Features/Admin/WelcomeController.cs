using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Admin;

[Admins]
public sealed class WelcomeController(SetupReader setup) : Controller
{
    [HttpGet("/welcome")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View("Welcome", await setup.ReadAsync(HttpContext.CheckedUser().AccountId!, ct));
}
