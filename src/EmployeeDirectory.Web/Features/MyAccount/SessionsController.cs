using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Features.AuditLog;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.MyAccount;

[SignedIn]
public sealed class SessionsController(IAccountStore accounts, AuditTrail trail) : Controller
{
    [HttpPost("/account/sessions/end")]
    public async Task<IActionResult> End([FromForm] string? session, CancellationToken ct)
    {
        var account = HttpContext.CheckedUser().AccountId!;
        await accounts.EndSessionAsync(account, session ?? "", ct);
        await trail.RecordAsync(HttpContext, AuditKind.SessionsEnded, account, AuditSentence.OneSession);
        this.Flash("Session ended.");
        return LocalRedirect("~/account");
    }

    [HttpPost("/account/sessions/end-all")]
    public async Task<IActionResult> EndAll(CancellationToken ct)
    {
        var account = HttpContext.CheckedUser().AccountId!;
        await accounts.EndSessionsAsync(account, ct);
        await trail.RecordAsync(HttpContext, AuditKind.SessionsEnded, account, "all of their own");
        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        Response.Headers["Clear-Site-Data"] = SignInController.ClearedSiteData;
        this.Flash("You are signed out everywhere.");
        return LocalRedirect("~/sign-in");
    }

    [HttpPost("/accounts/{id}/sessions/end"), Admins]
    public async Task<IActionResult> EndOthers([FromRoute] string id, CancellationToken ct)
    {
        if (HttpContext.CheckedUser().AccountId == id)
            return await EndAll(ct);
        if (await accounts.GetAsync(id, ct) is not { } account)
            return NotFound();
        await accounts.EndSessionsAsync(id, ct);
        await trail.RecordAsync(HttpContext, AuditKind.SessionsEnded, id, "by an admin");
        this.Flash("{0} is signed out everywhere.", account.Name);
        return RedirectToAction("Show", "Accounts", new { id });
    }
}
