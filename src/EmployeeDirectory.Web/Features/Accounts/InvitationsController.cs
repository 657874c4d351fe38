using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Accounts;

[Admins]
public sealed class InvitationsController(
    IAccountStore accounts, OneTimeLinks links, PersonResolver resolver, ReadModel people, AuditTrail trail,
    TimeProvider clock) : Controller
{
    [HttpGet("/accounts/invite")]
    public IActionResult New() => View("Invite", new InvitePage(new InviteForm()));

    [HttpPost("/accounts/invite")]
    public async Task<IActionResult> Create([FromForm] InviteForm form, CancellationToken ct)
    {
        if (await links.FindMakerAsync(HttpContext, ct) is not { } maker)
            return Forbid();
        if (!ModelState.IsValid || form.Role is not (Role.Admin or Role.Viewer))
            return BadRequest();
        var (person, problem) = resolver.Resolve(form.Person);
        if (problem is null && person is { } gone && people.Find(gone) is not { IsHere: true })
            problem = $"{people.Find(gone)?.DisplayName} has left and couldn’t sign in. Set their status to Active first.";
        if (problem is null && person is { } id && await accounts.FindByEmployeeAsync(id, ct) is { } taken)
            problem = $"{people.Find(id)?.DisplayName} already has an account: {taken.Name}.";
        if (problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Invite", new InvitePage(form, this.Text(problem.Format, problem.GetArguments())));
        }
        var (invitation, code) = Invitation.Create(form.Role, person, maker, clock.GetUtcNow());
        await accounts.InviteAsync(invitation, ct);
        await trail.RecordAsync(HttpContext, AuditKind.Invited, person?.ToString(), form.Role.ToString());
        // Shown once, on this page: the store keeps only a digest of the code.
        return View("InvitationLink", new InviteLink(
            Url.Action("Show", "NewAccount", new { code }, Request.Scheme)!,
            form.Role,
            person is { } known ? people.Find(known)?.DisplayName : null));
    }

    [HttpPost("/accounts/links/{link}/withdraw")]
    public async Task<IActionResult> Withdraw([FromRoute] string link, CancellationToken ct)
    {
        HttpContext.CheckedUser();
        if ((await accounts.ListInvitationsAsync(ct)).FirstOrDefault(open => open.Digest == link) is { } invitation
            && await accounts.WithdrawAsync(link, ct))
        {
            var subject = invitation.AccountId ?? invitation.EmployeeId?.ToString();
            var detail = invitation.AccountId is null ? $"an invitation as {invitation.Role}" : "for a new password";
            await trail.RecordAsync(HttpContext, AuditKind.LinkWithdrawn, subject, detail);
            this.Flash("Link withdrawn. It no longer works.");
        }
        else
            this.Warn(
                "The link had already been used, withdrawn or expired. If it was used, its account is listed below.");
        return RedirectToAction("Index", "Accounts");
    }
}

public sealed class InviteForm
{
    public Role Role { get; set; }

    public string? Person { get; set; }
}

public sealed record InvitePage(InviteForm Form, string? Problem = null);

public sealed record InviteLink(string Address, Role Role, string? Person);
