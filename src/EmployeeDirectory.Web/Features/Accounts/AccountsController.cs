using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Features.MyAccount;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Accounts;

// Admins cannot demote or disable themselves, and SaveByAsync requires an unchanged actor: one admin always remains.
[Admins]
public sealed class AccountsController(IAccountStore accounts, OneTimeLinks links, ReadModel people, AuditTrail trail)
    : Controller
{
    [HttpGet("/accounts")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(new AccountsPage(
        [.. (await accounts.ListAsync(ct))
            .OrderBy(account => account.Disabled)
            .ThenByDescending(account => account.EffectiveRole)
            .ThenBy(account => account.Name, StringComparer.CurrentCultureIgnoreCase)],
        [.. (await links.ListAsync(ct)).Select(LineOf)]));

    [HttpGet("/accounts/{id}")]
    public async Task<IActionResult> Show([FromRoute] string id, CancellationToken ct) =>
        await accounts.GetAsync(id, ct) is { } account ? await PageAsync(account, problem: null, ct) : NotFound();

    [HttpPost("/accounts/{id}/role")]
    public Task<IActionResult> SetRole(
        [FromRoute] string id, [FromForm] Role role, [FromForm] long version, CancellationToken ct) =>
        ChangeAsync(
            id, version,
            account => account.IsLocal && role is Role.Admin or Role.Viewer ? account with { Role = role } : null,
            (before, after) => (
                AuditKind.RoleChanged,
                $"{before.EffectiveRole} to {after.EffectiveRole}",
                after.Role == Role.Admin
                    ? "{0} is now an admin, and has to sign in again."
                    : "{0} is no longer an admin, and has to sign in again."),
            ct);

    [HttpPost("/accounts/{id}/disable")]
    public async Task<IActionResult> Disable([FromRoute] string id, [FromForm] long version, CancellationToken ct)
    {
        var result = await ChangeAsync(
            id, version, account => account with { Disabled = true },
            (_, _) => (
                AuditKind.AccountDisabled, null, "{0} has been signed out and can no longer sign in."),
            ct);
        if (result is RedirectToActionResult)
            await accounts.ForgetSessionsAsync(id, except: null, ct);
        return result;
    }

    [HttpPost("/accounts/{id}/enable")]
    public Task<IActionResult> Enable([FromRoute] string id, [FromForm] long version, CancellationToken ct) =>
        ChangeAsync(
            id, version, account => account with { Disabled = false },
            (_, _) => (AuditKind.AccountEnabled, null, "{0} can sign in again."),
            ct);

    [HttpPost("/accounts/{id}/second-factor/off")]
    public Task<IActionResult> TurnSecondFactorOff(
        [FromRoute] string id, [FromForm] long version, CancellationToken ct) =>
        ChangeAsync(
            id, version, account => account with { TotpSecret = null },
            (_, _) => (
                AuditKind.SecondFactorChanged,
                "off",
                "{0} now signs in with the password alone, and has to sign in again."),
            ct);

    private async Task<IActionResult> ChangeAsync(
        string id, long version, Func<Account, Account?> change,
        Func<Account, Account, (AuditKind Kind, string? Detail, string Done)> tell, CancellationToken ct)
    {
        var user = HttpContext.CheckedUser();
        if (await accounts.GetAsync(id, ct) is not { } account)
            return NotFound();
        if (account.Id == user.AccountId)
            return await RefuseAsync(account, SaveRefusal.SelfLockout.Reason, ct);
        if (!ModelState.IsValid || change(account) is not { } changed)
            return BadRequest();
        if (await accounts.GetAsync(user.AccountId!, ct) is not { Role: Role.Admin, Disabled: false } admin
            || await accounts.SaveByAsync(changed with { Version = version }, admin, invitation: null, ct)
                is not { } saved)
            return await RefuseAsync(
                await accounts.GetAsync(id, ct) ?? account,
                "Someone else changed this account. Nothing was changed: check it again, then decide.",
                ct);
        var (kind, detail, done) = tell(account, saved);
        await trail.RecordAsync(HttpContext, kind, id, detail);
        this.Flash(done, saved.Name);
        return RedirectToAction(nameof(Show), new { id });
    }

    private async Task<IActionResult> RefuseAsync(Account account, string problem, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await PageAsync(account, problem, ct);
    }

    private LinkLine LineOf(OneTimeLink link) => new(
        link,
        link.Account?.Name ?? (link.Invitation.EmployeeId is { } person ? people.Find(person)?.DisplayName : null),
        link.Maker?.Name ?? this.Text("the operator ({0})", FirstAdmin.Command));

    private async Task<ViewResult> PageAsync(Account account, string? problem, CancellationToken ct) =>
        View(nameof(Show), new AccountPage(
            account,
            account.EmployeeId is { } person ? people.Find(person)?.DisplayName : null,
            await accounts.ListSessionsAsync(account, people, ct),
            problem));
}

public sealed record AccountsPage(IReadOnlyList<Account> Accounts, IReadOnlyList<LinkLine> Links);

public sealed record LinkLine(OneTimeLink Link, string? Whose, string Maker)
{
    // {0} is whose it is.
    public string Text => (Link.Account is null, Whose is null, Link.Invitation.Role == Role.Admin) switch
    {
        (true, true, true) => "Invitation as an admin, for anyone who has the link",
        (true, true, false) => "Invitation for anyone who has the link",
        (true, false, true) => "Invitation for <bdi>{0}</bdi> as an admin",
        (true, false, false) => "Invitation for <bdi>{0}</bdi>",
        (false, _, true) => "New password for <bdi>{0}</bdi>, an admin",
        (false, _, false) => "New password for <bdi>{0}</bdi>"
    };
}

public sealed record AccountPage(Account Account, string? Person, IReadOnlyList<Session> Sessions, string? Problem);
