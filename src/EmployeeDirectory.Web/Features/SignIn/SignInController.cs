using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.SignIn;

[AllowAnonymous]
public sealed class SignInController(
    Passwords passwords, TotpCodes codes, LocalSignIns localSignIns, SignIns signIns,
    ProviderSignOut providerSignOut, AuditTrail trail) : Controller
{
    // Not "cookies": those that remain, such as the theme, hold no secret.
    public const string ClearedSiteData = "\"cache\", \"storage\"";

    private const string Refusal = "Name or password is wrong. After several tries, wait a few minutes.";

    [HttpGet("/sign-in")]
    public IActionResult New([FromQuery] string? returnUrl, [FromQuery] string? refused) =>
        HttpContext.CurrentUser().IsSignedIn
            ? LocalRedirect(ReturnAddress.Local(returnUrl))
            : View("SignIn", new SignInPage(returnUrl, WhyHere: WhyHere(returnUrl), Problem: refused switch
            {
                ProviderSignIns.NotAccepted =>
                    "Your company account was not accepted. Try again. If that doesn’t help, an admin can find the reason in the log.",
                ProviderSignIns.Closed =>
                    "Your account here is closed: it was disabled, or your record says that you have left. If that is a mistake, ask an admin to enable it.",
                _ => null
            }));

    [HttpPost("/sign-in"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create([FromForm] SignInForm form, CancellationToken ct)
    {
        if (await passwords.CheckAsync(HttpContext, form.Name ?? "", form.Password ?? "", ct) is not { } admitted)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("SignIn", new SignInPage(form.ReturnUrl, form.Name, Refusal, WhyHere(form.ReturnUrl)));
        }
        if (admitted.Account.TotpSecret is not null)
            return View("Code", new TwoFactorPage(codes.Prove(admitted), form.ReturnUrl));
        await localSignIns.CompleteAsync(HttpContext, admitted);
        return LocalRedirect(ReturnAddress.Local(form.ReturnUrl));
    }

    private static string? WhyHere(string? returnUrl) => ReturnAddress.Local(returnUrl) switch
    {
        "/" => null,
        var address when address.StartsWith("/employees/", StringComparison.Ordinal)
            && address.Contains("/suggestions/new", StringComparison.Ordinal) =>
            "Sign in to report a mistake, so that admins know whom to ask. The form opens next.",
        _ => "After you sign in, you go on to the page you came for."
    };

    [HttpPost("/sign-out")]
    public new async Task<IActionResult> SignOut()
    {
        if (HttpContext.CurrentUser() is { AccountId: { } account })
            await trail.RecordAsync(HttpContext, AuditKind.SignedOut, account);
        await signIns.EndAsync(HttpContext);
        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        Response.Headers["Clear-Site-Data"] = ClearedSiteData;
        return await providerSignOut.EndAsync(HttpContext) is { } address
            ? this.LeaveFor(address)
            : LocalRedirect("~/");
    }
}

public sealed class SignInForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    public string? ReturnUrl { get; set; }
}

public sealed record SignInPage(string? ReturnUrl, string? Name = null, string? Problem = null, string? WhyHere = null);
