using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Edge;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.SignIn;

[AllowAnonymous]
public sealed class SignInController(Passwords passwords, SignIns signIns, ProviderSignOut providerSignOut) : Controller
{
    [HttpGet("/sign-in")]
    public IActionResult New([FromQuery] string? returnUrl, [FromQuery] bool refused) => HttpContext.Visitor().IsSignedIn
        ? LocalRedirect(ReturnAddress.Local(returnUrl))
        : View(new SignInPage(returnUrl, Problem: refused ? "Your company account was not accepted. Try again; if that does not help, an admin can look up the reason in the log." : null));

    [HttpPost("/sign-in"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create([FromForm] SignInForm form, CancellationToken ct)
    {
        if (await passwords.CheckAsync(form.Name ?? "", form.Password ?? "", ct) is not { } account)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(New), new SignInPage(form.ReturnUrl, form.Name, "No account has this name and password."));
        }
        await signIns.StartAsync(HttpContext, account);
        return LocalRedirect(ReturnAddress.Local(form.ReturnUrl));
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Delete()
    {
        await signIns.EndAsync(HttpContext);
        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return await providerSignOut.EndAsync(HttpContext) is { } address ? this.LeaveFor(address) : LocalRedirect("~/");
    }
}

public sealed class SignInForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    public string? ReturnUrl { get; set; }
}

public sealed record SignInPage(string? ReturnUrl, string? Name = null, string? Problem = null);
