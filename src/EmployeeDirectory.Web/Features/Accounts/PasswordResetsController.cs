using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Features.MyAccount;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Accounts;

public sealed class PasswordResetsController(
    IAccountStore accounts, OneTimeLinks links, ReadModel people, Passwords passwords, Lockout lockout,
    AuditTrail trail, TimeProvider clock) : Controller
{
    public const string Path = "/password";

    [HttpPost("/accounts/{id}/password-link"), Admins]
    public async Task<IActionResult> Create([FromRoute] string id, CancellationToken ct)
    {
        if (HttpContext.CheckedUser().AccountId == id)
            return LocalRedirect("~/account/password");
        if (await links.FindMakerAsync(HttpContext, ct) is not { } maker)
            return Forbid();
        if (await accounts.GetAsync(id, ct) is not { IsLocal: true } account)
            return NotFound();
        if (people.Admit(account) is not { } admitted)
        {
            this.Warn(
                "No link was created: {0} is disabled or has left, and couldn’t sign in with a new password.", account.Name);
            return RedirectToAction("Show", "Accounts", new { id });
        }
        var (invitation, code) = Invitation.Create(admitted, maker, clock.GetUtcNow());
        await accounts.InviteAsync(invitation, ct);
        await trail.RecordAsync(HttpContext, AuditKind.PasswordLinkMade, id);
        return View("PasswordLink", new PasswordLink(
            account, Url.Action(nameof(Show), null, new { code }, Request.Scheme)!));
    }

    [HttpGet(Path), AllowAnonymous]
    public async Task<IActionResult> Show([FromQuery] string? code, CancellationToken ct) =>
        await links.FindAsync(code, ct) is { Account: { } account }
            ? View("NewPassword", new PasswordResetPage(code!, account.Name))
            : this.LinkGone();

    [HttpPost(Path), AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Accept([FromForm] PasswordResetForm form, CancellationToken ct)
    {
        if (await links.FindAsync(form.Code, ct) is not { Account: { } account } link)
            return this.LinkGone();
        if (PasswordRules.Problem(form.Password, account.Name) is { } problem)
        {
            ModelState.AddModelError(nameof(form.Password), problem);
            return Again(form, account);
        }
        if (await links.AcceptAsync(link, passwords.With(account, form.Password!), ct) is null)
            return await links.FindAsync(form.Code, ct) is null ? this.LinkGone() : Again(
                form, account,
                "Something else changed at the same time. Your password was not changed. Try again.");
        await accounts.ForgetSessionsAsync(account.Id, except: null, ct);
        await lockout.ForgetAsync(HttpContext, account, ct);
        await trail.RecordAsync(
            HttpContext, AuditKind.PasswordChanged, account.Id, "by a link; all sessions ended", by: account.Id);
        this.Flash("Password changed. Sign in with the new one.");
        // No session from the link alone: a second factor is still asked for.
        return LocalRedirect("~/sign-in");
    }

    private ViewResult Again(PasswordResetForm form, Account account, string? problem = null)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("NewPassword", new PasswordResetPage(form.Code!, account.Name, problem));
    }
}

public sealed class PasswordResetForm
{
    public string? Code { get; set; }

    public string? Password { get; set; }
}

public sealed record PasswordResetPage(string Code, string Name, string? Problem = null);

public sealed record PasswordLink(Account Account, string Address);
