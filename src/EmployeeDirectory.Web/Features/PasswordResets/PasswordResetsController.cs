using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Sessions;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Features.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.PasswordResets;

/// <summary>One-time links by which someone who forgot their password chooses another. A second factor is asked for as before.</summary>
public sealed class PasswordResetsController(IAccountStore accounts, Passwords passwords, Lockout lockout, AuditTrail trail, TimeProvider clock) : Controller
{
    private const string Path = "/password";

    /// <summary>Shows the link on the page itself: it is kept nowhere.</summary>
    [HttpPost("/accounts/{id}/password-link"), Admins]
    public async Task<IActionResult> Create([FromRoute] string id, CancellationToken ct)
    {
        if (HttpContext.CheckedVisitor().AccountId == id)
            return LocalRedirect("~/account/password");
        if (await accounts.GetAsync(id, ct) is not { IsLocal: true, Disabled: false } account)
            return NotFound();
        var (invitation, code) = Invitation.Create(account, clock.GetUtcNow());
        await accounts.InviteAsync(invitation, ct);
        await trail.RecordAsync(HttpContext, AuditKind.PasswordLinkMade, id);
        return View("Link", new PasswordLink(account, Url.Action(nameof(Show), null, new { code }, Request.Scheme)!));
    }

    [HttpGet(Path), AllowAnonymous]
    public async Task<IActionResult> Show([FromQuery] string? code, CancellationToken ct) =>
        await FindAsync(code, ct) is { } found ? View(new PasswordResetPage(code!, found.Account.Name)) : Gone();

    [HttpPost(Path), AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Accept([FromForm] PasswordResetForm form, CancellationToken ct)
    {
        if (await FindAsync(form.Code, ct) is not var (invitation, account))
            return Gone();
        if (PasswordRules.Problem(form.Password, account.Name) is { } problem)
            return Again(form, account, problem);
        if (await accounts.SaveAsync(passwords.With(account, form.Password!), invitation, ct) is null)
            return await FindAsync(form.Code, ct) is null ? Gone() : Again(form, account, "Your account was changed at the same moment. Choose the password again.");
        await accounts.EndSessionsAsync(account.Id, except: null, ct);
        await lockout.ForgetAsync(HttpContext, account, ct);
        await trail.RecordAsync(HttpContext, AuditKind.PasswordChanged, account.Id, "by a link; all sessions ended", by: account.Id);
        this.Flash("Your new password is kept. Sign in with it.");
        return LocalRedirect("~/sign-in");
    }

    private async Task<(Invitation Invitation, Account Account)?> FindAsync(string? code, CancellationToken ct) =>
        await accounts.FindInvitationAsync(code ?? "", ct) is { AccountId: { } id } invitation
        && await accounts.GetAsync(id, ct) is { IsLocal: true, Disabled: false } account
            ? (invitation, account)
            : null;

    private ViewResult Again(PasswordResetForm form, Account account, string problem)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), new PasswordResetPage(form.Code!, account.Name, problem));
    }

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("/Features/Invitations/Gone.cshtml");
    }
}

public sealed class PasswordResetForm
{
    public string? Code { get; set; }

    public string? Password { get; set; }
}

public sealed record PasswordResetPage(string Code, string Name, string? Problem = null);

public sealed record PasswordLink(Account Account, string Address);
