using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Sessions;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Accounts;

/// <summary>
/// Who can sign in, and as what. Admins cannot disable or demote themselves, and a change counts only while its admin is one:
/// so there always is one left.
/// </summary>
[Admins]
public sealed class AccountsController(IAccountStore accounts, ReadModel people, AuditTrail trail) : Controller
{
    [HttpGet("/accounts")]
    public async Task<IActionResult> Index(CancellationToken ct) => View((await accounts.ListAsync(ct))
        .OrderBy(account => account.Disabled).ThenByDescending(account => account.EffectiveRole).ThenBy(account => account.Name, StringComparer.CurrentCultureIgnoreCase)
        .ToList());

    [HttpGet("/accounts/{id}")]
    public async Task<IActionResult> Show([FromRoute] string id, CancellationToken ct) =>
        await accounts.GetAsync(id, ct) is { } account ? await PageAsync(account, problem: null, ct) : NotFound();

    [HttpPost("/accounts/{id}/role")]
    public Task<IActionResult> SetRole([FromRoute] string id, [FromForm] Role role, [FromForm] long version, CancellationToken ct) => ChangeAsync(
        id, version,
        account => account.IsLocal && role is Role.Admin or Role.Viewer ? account with { Role = role } : null,
        (before, after) => (AuditKind.RoleChanged, $"{before.EffectiveRole} to {after.EffectiveRole}", $"{after.Name} is {(after.Role == Role.Admin ? "an admin" : "no admin")} now."),
        ct);

    [HttpPost("/accounts/{id}/disable")]
    public async Task<IActionResult> Disable([FromRoute] string id, [FromForm] long version, CancellationToken ct)
    {
        var result = await ChangeAsync(
            id, version, account => account with { Disabled = true },
            (_, after) => (AuditKind.AccountDisabled, null, $"{after.Name} is signed out and cannot sign in any more."), ct);
        if (result is RedirectToActionResult)
            await accounts.EndSessionsAsync(id, except: null, ct);
        return result;
    }

    [HttpPost("/accounts/{id}/enable")]
    public Task<IActionResult> Enable([FromRoute] string id, [FromForm] long version, CancellationToken ct) => ChangeAsync(
        id, version, account => account with { Disabled = false },
        (_, after) => (AuditKind.AccountEnabled, null, $"{after.Name} can sign in again."), ct);

    [HttpPost("/accounts/{id}/second-factor/off")]
    public Task<IActionResult> TurnSecondFactorOff([FromRoute] string id, [FromForm] long version, CancellationToken ct) => ChangeAsync(
        id, version, account => account with { TotpSecret = null },
        (_, after) => (AuditKind.SecondFactorChanged, "off", $"{after.Name} signs in with the password alone now."), ct);

    /// <param name="change">Null for what cannot be.</param>
    private async Task<IActionResult> ChangeAsync(
        string id, long version, Func<Account, Account?> change, Func<Account, Account, (AuditKind Kind, string? Detail, string Done)> tell, CancellationToken ct)
    {
        var visitor = HttpContext.CheckedVisitor();
        if (await accounts.GetAsync(id, ct) is not { } account)
            return NotFound();
        if (account.Id == visitor.AccountId)
            return await RefuseAsync(account, LockingOut.Problem, ct);
        if (!ModelState.IsValid || change(account) is not { } changed)
            return BadRequest();
        if (await accounts.GetAsync(visitor.AccountId!, ct) is not { Role: Role.Admin, Disabled: false } admin
            || await accounts.SaveByAsync(changed with { Version = version }, admin, ct) is not { } saved)
            return await RefuseAsync(await accounts.GetAsync(id, ct) ?? account, "Someone changed this account while you were here. Nothing is changed: look at it again, then decide.", ct);
        var (kind, detail, done) = tell(account, saved);
        await trail.RecordAsync(HttpContext, kind, id, detail);
        this.Flash(done);
        return RedirectToAction(nameof(Show), new { id });
    }

    private async Task<IActionResult> RefuseAsync(Account account, string problem, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await PageAsync(account, problem, ct);
    }

    private async Task<ViewResult> PageAsync(Account account, string? problem, CancellationToken ct) => View(nameof(Show), new AccountPage(
        account, account.EmployeeId is { } person ? people.Find(person)?.DisplayName : null, await accounts.ListSessionsAsync(account.Id, ct), problem));
}

/// <param name="Person">The name on their own record.</param>
public sealed record AccountPage(Account Account, string? Person, IReadOnlyList<Session> Sessions, string? Problem);
