using System.Security.Claims;
using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Sessions;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Features.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.PasswordChanges;

/// <summary>A new password for one's own account. Whoever knew the old one is signed out with it.</summary>
[SignedIn]
public sealed class PasswordChangesController(IAccountStore accounts, Passwords passwords, AuditTrail trail) : Controller
{
    [HttpGet("/account/password")]
    public async Task<IActionResult> New(CancellationToken ct) => await FindAsync(ct) is null ? NotFound() : View(new PasswordChangePage());

    [HttpPost("/account/password"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create([FromForm] PasswordChangeForm form, CancellationToken ct)
    {
        HttpContext.CheckedVisitor();
        if (await FindAsync(ct) is not { } account)
            return NotFound();
        if (PasswordRules.Problem(form.Password, account.Name) is { } problem)
            return Refuse(problem);
        if (await passwords.CheckAsync(HttpContext, account.Name, form.Current ?? "", ct) is not { } checkedAccount)
            return Refuse("The current password is not right, or there were too many attempts lately. Your password is as it was.");
        if (await accounts.SaveAsync(passwords.With(checkedAccount, form.Password!), invitation: null, ct) is null)
            return Refuse("Your account was changed at the same moment. Your password is as it was; try again.");
        await accounts.EndSessionsAsync(account.Id, except: User.FindFirstValue(ClaimTypes.Sid), ct);
        await trail.RecordAsync(HttpContext, AuditKind.PasswordChanged, account.Id, "all other sessions ended");
        this.Flash("Your password is changed, and you are signed out everywhere else.");
        return LocalRedirect("~/account");
    }

    /// <summary>Null for those whose password a provider keeps.</summary>
    private async Task<Account?> FindAsync(CancellationToken ct) =>
        await accounts.GetAsync(HttpContext.Visitor().AccountId!, ct) is { IsLocal: true } account ? account : null;

    private ViewResult Refuse(string problem)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(New), new PasswordChangePage(problem));
    }
}

public sealed class PasswordChangeForm
{
    public string? Current { get; set; }

    public string? Password { get; set; }
}

public sealed record PasswordChangePage(string? Problem = null);
