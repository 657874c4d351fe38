using System.Security.Claims;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.MyAccount;

[SignedIn]
public sealed class PasswordChangesController(
    IAccountStore accounts, Passwords passwords, SignIns signIns, AuditTrail trail) : Controller
{
    [HttpGet("/account/password")]
    public async Task<IActionResult> New(CancellationToken ct) =>
        await FindAsync(ct) is null ? NotFound() : View("ChangePassword", new PasswordChangePage());

    [HttpPost("/account/password"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create([FromForm] PasswordChangeForm form, CancellationToken ct)
    {
        HttpContext.CheckedUser();
        if (await FindAsync(ct) is not { } account)
            return NotFound();
        if (PasswordRules.Problem(form.Password, account.Name) is { } problem)
            return Refuse(problem, nameof(form.Password));
        if (form.Password == form.Current)
            return Refuse("This is your current password. Choose another one.", nameof(form.Password));
        if (await passwords.CheckAsync(HttpContext, account.Name, form.Current ?? "", ct) is not { } admitted)
            return Refuse(
                "The current password is wrong. Nothing was changed. After several tries, wait a few minutes.",
                nameof(form.Current));
        if (await accounts.SaveAsync(passwords.With(admitted.Account, form.Password!), invitation: null, ct)
            is not { } saved)
            return Refuse("Your account changed at the same time. Your password was not changed. Try again.");
        await signIns.RenewAsync(HttpContext, saved);
        await accounts.ForgetSessionsAsync(account.Id, except: User.FindFirstValue(ClaimTypes.Sid), ct);
        await trail.RecordAsync(HttpContext, AuditKind.PasswordChanged, account.Id, "all other sessions ended");
        this.Flash(
            "Password changed. You are signed out everywhere else, and unused links that you created no longer work.");
        return LocalRedirect("~/account");
    }

    private async Task<Account?> FindAsync(CancellationToken ct) =>
        await accounts.GetAsync(HttpContext.CurrentUser().AccountId!, ct) is { IsLocal: true } account ? account : null;

    private ViewResult Refuse(string problem, string? field = null)
    {
        if (field is not null)
            ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("ChangePassword", new PasswordChangePage(field is null ? problem : null));
    }
}

public sealed class PasswordChangeForm
{
    public string? Current { get; set; }

    public string? Password { get; set; }
}

public sealed record PasswordChangePage(string? Problem = null);
