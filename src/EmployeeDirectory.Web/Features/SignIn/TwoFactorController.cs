using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.SignIn;

[AllowAnonymous]
public sealed class TwoFactorController(TwoFactorSignIn checks, LocalSignIns localSignIns) : Controller
{
    [HttpPost("/sign-in/code"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create([FromForm] TwoFactorForm form, CancellationToken ct)
    {
        var (admitted, mayTryAgain) = await checks.CheckAsync(HttpContext, form.Proof, form.Code, ct);
        if (admitted is not null)
        {
            await localSignIns.CompleteAsync(HttpContext, admitted);
            return LocalRedirect(ReturnAddress.Local(form.ReturnUrl));
        }
        if (!mayTryAgain)
        {
            this.Warn("That took too long, or your account has changed. Start again with your name and password.");
            return RedirectToAction("New", "SignIn", new { ReturnUrl = ReturnAddress.Local(form.ReturnUrl) });
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Code", new TwoFactorPage(
            form.Proof!, form.ReturnUrl,
            "This code is wrong or has already been used. Enter your app’s next one. After several tries, wait a few minutes."));
    }
}

public sealed class TwoFactorForm
{
    public string? Proof { get; set; }

    public string? Code { get; set; }

    public string? ReturnUrl { get; set; }
}

public sealed record TwoFactorPage(string Proof, string? ReturnUrl, string? Problem = null);
