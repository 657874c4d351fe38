using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.SignInCodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.SignIn;

[AllowAnonymous]
public sealed class SignInController(Passwords passwords, OneTimeCodes codes, LocalSignIns localSignIns, SignIns signIns, ProviderSignOut providerSignOut, AuditTrail trail) : Controller
{
    /// <summary>Not cookies: those that stay, such as the choice of colours, are nobody's secret.</summary>
    public const string ClearedSiteData = "\"cache\", \"storage\"";

    /// <summary>The same whatever was wrong.</summary>
    private const string Refusal =
        "No account has this name and password, or there were too many attempts lately. Check both; after several attempts, wait some minutes before the next one.";

    [HttpGet("/sign-in")]
    public IActionResult New([FromQuery] string? returnUrl, [FromQuery] string? refused) => HttpContext.Visitor().IsSignedIn
        ? LocalRedirect(ReturnAddress.Local(returnUrl))
        : View(new SignInPage(returnUrl, Problem: refused switch
        {
            ProviderSignIns.NotAccepted => "Your company account was not accepted. Try again; if that does not help, an admin can look up the reason in the log.",
            ProviderSignIns.Closed => "Your account here is closed: it was disabled, or your record says that you have left. If that is a mistake, ask an admin to open it again.",
            _ => null
        }));

    [HttpPost("/sign-in"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create([FromForm] SignInForm form, CancellationToken ct)
    {
        if (await passwords.CheckAsync(HttpContext, form.Name ?? "", form.Password ?? "", ct) is not { } account)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(New), new SignInPage(form.ReturnUrl, form.Name, Refusal));
        }
        if (account.TotpSecret is not null)
            return View("/Features/SignInCodes/New.cshtml", new SignInCodePage(codes.Prove(account), form.ReturnUrl));
        await localSignIns.CompleteAsync(HttpContext, account);
        return LocalRedirect(ReturnAddress.Local(form.ReturnUrl));
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Delete()
    {
        if (HttpContext.Visitor() is { AccountId: { } account })
            await trail.RecordAsync(HttpContext, AuditKind.SignedOut, account);
        await signIns.EndAsync(HttpContext);
        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        Response.Headers["Clear-Site-Data"] = ClearedSiteData;
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
