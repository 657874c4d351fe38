using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.MyAccount;

[SignedIn]
public sealed class TwoFactorSettingsController(
    IAccountStore accounts, ReadModel people, Passwords passwords, TotpCodes codes, SignIns signIns,
    AuditTrail trail) : Controller
{
    private const string WrongPassword =
        "The password is wrong. Nothing was changed. After several tries, wait a few minutes.";

    [HttpGet("/account/second-factor")]
    public async Task<IActionResult> New(CancellationToken ct) =>
        await FindAsync(ct) is not { } admitted ? NotFound()
        : admitted.Account.TotpSecret is null ? Ask(admitted, codes.Offer(admitted))
        : RedirectToAction(nameof(Off));

    [HttpPost("/account/second-factor"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create([FromForm] TwoFactorSettingsForm form, CancellationToken ct)
    {
        HttpContext.CheckedUser();
        if (await FindAsync(ct) is not { Account.TotpSecret: null } admitted)
            return RedirectToAction(nameof(New));
        if (codes.Offered(form.Secret, admitted) is not { } secret)
        {
            this.Warn("This key has expired. Nothing was changed. Scan the new one below with your app.");
            return RedirectToAction(nameof(New));
        }
        if (await passwords.CheckAsync(HttpContext, admitted.Account.Name, form.Password ?? "", ct) is not { } known)
            return Ask(admitted, form.Secret!, WrongPassword);
        if (codes.Use(known.Account with { TotpSecret = secret }, form.Code) is not { } confirmed)
            return Ask(
                admitted, form.Secret!,
                "This code is wrong. Check your phone’s clock, then enter the app’s next code.");
        if (await accounts.SaveAsync(confirmed, invitation: null, ct) is not { } saved)
            return Ask(
                admitted, form.Secret!, "Your account changed at the same time. Enter the app’s next code.");
        await signIns.RenewAsync(HttpContext, saved);
        await trail.RecordAsync(HttpContext, AuditKind.SecondFactorChanged, saved.Id, "on");
        this.Flash("Second factor added. You need a code from the app to sign in, and are signed out everywhere else.");
        return LocalRedirect("~/account");
    }

    [HttpGet("/account/second-factor/off")]
    public async Task<IActionResult> Off(CancellationToken ct) =>
        await FindAsync(ct) is { Account.TotpSecret: not null }
            ? View("TwoFactorOff", new TwoFactorOffPage())
            : RedirectToAction(nameof(New));

    [HttpPost("/account/second-factor/off"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Delete([FromForm] string? password, CancellationToken ct)
    {
        HttpContext.CheckedUser();
        if (await FindAsync(ct) is not { Account: { TotpSecret: not null } account })
            return RedirectToAction(nameof(New));
        if (await passwords.CheckAsync(HttpContext, account.Name, password ?? "", ct) is not { } known)
            return RefuseOff(WrongPassword);
        if (await accounts.SaveAsync(known.Account with { TotpSecret = null }, invitation: null, ct) is not { } saved)
            return RefuseOff("Your account changed at the same time. Nothing was changed here. Try again.");
        await signIns.RenewAsync(HttpContext, saved);
        await trail.RecordAsync(HttpContext, AuditKind.SecondFactorChanged, account.Id, "off");
        this.Flash("Second factor turned off. You are signed out everywhere else.");
        return LocalRedirect("~/account");
    }

    private ViewResult RefuseOff(string problem)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("TwoFactorOff", new TwoFactorOffPage(problem));
    }

    private async Task<Admitted?> FindAsync(CancellationToken ct) =>
        people.Admit(await accounts.GetAsync(HttpContext.CurrentUser().AccountId!, ct))
            is { Account.IsLocal: true } admitted ? admitted : null;

    private IActionResult Ask(Admitted admitted, string offer, string? problem = null)
    {
        if (codes.KeyOf(codes.Offered(offer, admitted)) is not { } key)
            return RedirectToAction(nameof(New));
        if (problem is not null)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var link = TotpCodes.LinkOf(key, admitted.Account, Request.Host.Host);
        return View("TwoFactorSettings", new TwoFactorSettingsPage(offer, key, link, problem));
    }
}

public sealed class TwoFactorSettingsForm
{
    public string? Secret { get; set; }

    public string? Password { get; set; }

    public string? Code { get; set; }
}

public sealed record TwoFactorSettingsPage(string Secret, string Key, string Link, string? Problem);

public sealed record TwoFactorOffPage(string? Problem = null);
