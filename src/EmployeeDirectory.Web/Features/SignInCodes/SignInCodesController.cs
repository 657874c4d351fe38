using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Features.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.SignInCodes;

/// <summary>What those with a second factor are asked after their password.</summary>
[AllowAnonymous]
public sealed class SignInCodesController(CodeChecks checks, LocalSignIns localSignIns) : Controller
{
    [HttpPost("/sign-in/code"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create([FromForm] SignInCodeForm form, CancellationToken ct)
    {
        var (account, mayTryAgain) = await checks.CheckAsync(HttpContext, form.Proof, form.Code, ct);
        if (account is not null)
        {
            await localSignIns.CompleteAsync(HttpContext, account);
            return LocalRedirect(ReturnAddress.Local(form.ReturnUrl));
        }
        if (!mayTryAgain)
        {
            this.Warn("That took too long. Start again with your name and password.");
            return RedirectToAction("New", "SignIn", new { form.ReturnUrl });
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", new SignInCodePage(
            form.Proof!, form.ReturnUrl, "This code is not right, was used already, or there were too many attempts lately. Wait for your app’s next one; after several attempts, wait some minutes."));
    }
}

public sealed class SignInCodeForm
{
    public string? Proof { get; set; }

    public string? Code { get; set; }

    public string? ReturnUrl { get; set; }
}

public sealed record SignInCodePage(string Proof, string? ReturnUrl, string? Problem = null);
