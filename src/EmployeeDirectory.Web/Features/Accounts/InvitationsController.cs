using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Accounts;

[Admins]
public sealed class InvitationsController(
    IAccountStore accounts, OneTimeLinks links, PersonResolver resolver, ReadModel people, AuditTrail trail,
    TimeProvider clock) : Controller
{
    private const int MostAtOnce = 50;

    [HttpGet("/accounts/invite")]
    public IActionResult New() => View("Invite", new InvitePage(new InviteForm()));

    [HttpPost("/accounts/invite")]
    public async Task<IActionResult> Create([FromForm] InviteForm form, CancellationToken ct)
    {
        if (await links.FindMakerAsync(HttpContext, ct) is not { } maker)
            return Forbid();
        if (!ModelState.IsValid || form.Role is not (Role.Admin or Role.Viewer))
            return BadRequest();
        var (person, problem) = await FindAsync(form.Person, ct);
        if (problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Invite", new InvitePage(form, problem));
        }
        return View("InvitationLink", await InviteAsync(form.Role, person, maker, ct));
    }

    [HttpGet("/accounts/invite/several")]
    public IActionResult NewSeveral() => View("InviteSeveral", new InviteSeveralPage(null, [], []));

    [HttpPost("/accounts/invite/several")]
    public async Task<IActionResult> CreateSeveral(
        [FromForm] string? people, [FromForm] string? submissionId, CancellationToken ct)
    {
        if (await links.FindMakerAsync(HttpContext, ct) is not { } maker)
            return Forbid();
        if (submissionId?.Length != Invitation.NewCode().Length)
            return BadRequest();
        var typed = (people ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(PlainText.Clean).OfType<string>().Distinct().ToList();
        var (made, left, problems) = (new List<InviteLink>(), new List<string>(), new List<string>());
        if (typed.Count == 0)
            problems.Add(this.Text("Write at least one name."));
        var invited = new HashSet<Guid>();
        foreach (var line in typed.Take(MostAtOnce))
        {
            var (person, problem) = await FindAsync(line, ct);
            if (person is not null && !invited.Add(person.Id))
                continue;
            if (person is not null && await InviteOnceAsync(submissionId, person, maker, ct) is { } link)
                made.Add(link);
            else
            {
                left.Add(line);
                problems.Add($"{line}: {problem ?? this.Text("This link has expired. Create it again.")}");
            }
        }
        if (typed.Count > MostAtOnce)
            problems.Add(this.Text("Invite up to {0} people at once. The lines after them are still in the box.", MostAtOnce));
        left.AddRange(typed.Skip(MostAtOnce));
        if (made.Count == 0)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(
            made.Count == 0 ? "InviteSeveral" : "InvitationLinks",
            new InviteSeveralPage(made.Count == 0 ? people : string.Join('\n', left), problems, made));
    }

    private async Task<InviteLink> InviteAsync(Role role, Employee? person, Admitted maker, CancellationToken ct)
    {
        var (invitation, code) = Invitation.Create(role, person?.Id, maker, clock.GetUtcNow());
        await accounts.InviteAsync(invitation, ct);
        await trail.RecordAsync(HttpContext, AuditKind.Invited, person?.Id.ToString(), role.For(person?.Id).ToString());
        return LinkOf(code, role, person);
    }

    private async Task<InviteLink?> InviteOnceAsync(string form, Employee person, Admitted maker, CancellationToken ct)
    {
        var (invitation, code) = Invitation.Create(form, person.Id, maker, clock.GetUtcNow());
        if (await accounts.InviteAsync(invitation, ct))
            await trail.RecordAsync(HttpContext, AuditKind.Invited, person.Id.ToString(), invitation.Role.For(person.Id).ToString());
        else if (await accounts.FindInvitationAsync(code, ct) is null)
            return null;
        return LinkOf(code, invitation.Role, person);
    }

    // Shown once: the store keeps only a digest of the code.
    private InviteLink LinkOf(string code, Role role, Employee? person) =>
        new(Url.Action("Show", "NewAccount", new { code }, Request.Scheme)!, role, person?.DisplayName);

    private async Task<(Employee? Person, string? Problem)> FindAsync(string? typed, CancellationToken ct)
    {
        var (id, problem) = resolver.Resolve(typed);
        var person = id is { } known ? people.Find(known) : null;
        if (problem is null && id is not null && person is null or { IsErased: true })
            problem = $"This person was erased and can’t be invited.";
        if (problem is null && person is { IsHere: false })
            problem = $"{person.DisplayName} has left and couldn’t sign in. Set their status to Active first.";
        if (problem is null && person is not null && await accounts.FindByEmployeeAsync(person.Id, ct) is { } taken)
            problem = $"{person.DisplayName} already has an account: {taken.Name}.";
        return problem is null ? (person, null) : (null, this.Text(problem.Format, problem.GetArguments()));
    }

    [HttpPost("/accounts/links/{link}/withdraw")]
    public async Task<IActionResult> Withdraw([FromRoute] string link, CancellationToken ct)
    {
        HttpContext.CheckedUser();
        if ((await accounts.ListInvitationsAsync(ct)).FirstOrDefault(open => open.Digest == link) is { } invitation
            && await accounts.WithdrawAsync(link, ct))
        {
            var subject = invitation.AccountId ?? invitation.EmployeeId?.ToString();
            var detail = invitation.AccountId is null ? $"an invitation as {invitation.Role.For(invitation.EmployeeId)}" : "for a new password";
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

/// <param name="People">What is in the box: the lines of which no link was made.</param>
public sealed record InviteSeveralPage(string? People, IReadOnlyList<string> Problems, IReadOnlyList<InviteLink> Made);

public sealed record InvitePage(InviteForm Form, string? Problem = null);

public sealed record InviteLink(string Address, Role Role, string? Person);
