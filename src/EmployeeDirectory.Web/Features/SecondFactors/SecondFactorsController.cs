using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Features.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.SecondFactors;

/// <summary>Turns codes from an app on, once one of them was right, and off again with the password.</summary>
[SignedIn]
public sealed class SecondFactorsController(IAccountStore accounts, Passwords passwords, OneTimeCodes codes, AuditTrail trail) : Controller
{
    [HttpGet("/account/second-factor")]
    public async Task<IActionResult> New(CancellationToken ct) =>
        await FindAsync(ct) is not { } account ? NotFound()
        : account.TotpSecret is null ? Ask(account, codes.NewSecret())
        : RedirectToAction(nameof(Off));

    [HttpPost("/account/second-factor"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create([FromForm] string? secret, [FromForm] string? code, CancellationToken ct)
    {
        HttpContext.CheckedVisitor();
        if (await FindAsync(ct) is not { TotpSecret: null } account || codes.KeyOf(secret) is null)
            return RedirectToAction(nameof(New));
        if (codes.Use(account with { TotpSecret = secret }, code) is not { } confirmed)
            return Ask(account, secret!, "This code is not right. Check that the clock of your phone is, and enter the app’s next code.");
        if (await accounts.SaveAsync(confirmed, invitation: null, ct) is null)
            return Ask(account, secret!, "Your account was changed at the same moment. Enter the app’s next code.");
        await trail.RecordAsync(HttpContext, AuditKind.SecondFactorChanged, account.Id, "on");
        this.Flash("From now on you are asked for a code when you sign in.");
        return LocalRedirect("~/account");
    }

    [HttpGet("/account/second-factor/off")]
    public async Task<IActionResult> Off(CancellationToken ct) =>
        await FindAsync(ct) is { TotpSecret: not null } ? View(new SecondFactorOffPage()) : RedirectToAction(nameof(New));

    [HttpPost("/account/second-factor/off"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Delete([FromForm] string? password, CancellationToken ct)
    {
        HttpContext.CheckedVisitor();
        if (await FindAsync(ct) is not { TotpSecret: not null } account)
            return RedirectToAction(nameof(New));
        if (await passwords.CheckAsync(HttpContext, account.Name, password ?? "", ct) is not { } known
            || await accounts.SaveAsync(known with { TotpSecret = null }, invitation: null, ct) is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(Off), new SecondFactorOffPage("The password is not right, or there were too many attempts lately. The second factor is still on."));
        }
        await trail.RecordAsync(HttpContext, AuditKind.SecondFactorChanged, account.Id, "off");
        this.Flash("The second factor is off.");
        return LocalRedirect("~/account");
    }

    /// <summary>Null for those whom a provider asks.</summary>
    private async Task<Account?> FindAsync(CancellationToken ct) =>
        await accounts.GetAsync(HttpContext.Visitor().AccountId!, ct) is { IsLocal: true } account ? account : null;

    private ViewResult Ask(Account account, string secret, string? problem = null)
    {
        if (problem is not null)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var key = codes.KeyOf(secret)!;
        return View(nameof(New), new SecondFactorPage(secret, key, OneTimeCodes.LinkOf(key, account, Request.Host.Host), problem));
    }
}

/// <param name="Secret">The key, encrypted: it is the account's once a code of it was right.</param>
public sealed record SecondFactorPage(string Secret, string Key, string Link, string? Problem);

public sealed record SecondFactorOffPage(string? Problem = null);
