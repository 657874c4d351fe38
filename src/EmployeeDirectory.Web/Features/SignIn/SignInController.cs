using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.SignIn;

[AllowAnonymous]
public sealed class SignInController(Passwords passwords, SignIns signIns) : Controller
{
    [HttpGet("/sign-in")]
    public IActionResult New([FromQuery] string? returnUrl) =>
        HttpContext.Visitor().IsSignedIn ? LocalRedirect(Local(returnUrl)) : View(new SignInPage(returnUrl));

    [HttpPost("/sign-in")]
    public async Task<IActionResult> Create([FromForm] SignInForm form, CancellationToken ct)
    {
        if (await passwords.CheckAsync(form.Name ?? "", form.Password ?? "", ct) is not { } account)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(New), new SignInPage(form.ReturnUrl, form.Name, "No account has this name and password."));
        }
        await signIns.StartAsync(HttpContext, account);
        return LocalRedirect(Local(form.ReturnUrl));
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Delete()
    {
        await signIns.EndAsync(HttpContext);
        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return LocalRedirect("~/");
    }

    private string Local(string? address) => Url.IsLocalUrl(address) ? address : "~/";
}

public sealed class SignInForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    public string? ReturnUrl { get; set; }
}

public sealed record SignInPage(string? ReturnUrl, string? Name = null, string? Problem = null);
