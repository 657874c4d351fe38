using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Search;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Invites;

/// <summary>Where admins make the one-time links that let others create an account.</summary>
[Admins]
public sealed class InvitesController(IAccountStore accounts, ManagerPicker picker, ReadModel people, AuditTrail trail, TimeProvider clock) : Controller
{
    [HttpGet("/accounts/invite")]
    public IActionResult New() => View(new InvitePage(new InviteForm()));

    /// <summary>Shows the link on the page itself: it is kept nowhere.</summary>
    [HttpPost("/accounts/invite")]
    public async Task<IActionResult> Create([FromForm] InviteForm form, CancellationToken ct)
    {
        HttpContext.CheckedVisitor();
        if (!ModelState.IsValid || form.Role is not (Role.Admin or Role.Viewer))
            return BadRequest();
        var (person, problem) = picker.Resolve(form.Person, Nobody);
        if (problem is null && person is { } id && await accounts.FindByEmployeeAsync(id, ct) is { } taken)
            problem = $"{people.Find(id)?.DisplayName} has an account already: {taken.Name}.";
        if (problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(New), new InvitePage(form, problem));
        }
        var (invitation, code) = Invitation.Create(form.Role, person, clock.GetUtcNow());
        await accounts.InviteAsync(invitation, ct);
        await trail.RecordAsync(HttpContext, AuditKind.Invited, person?.ToString(), form.Role.ToString());
        return View("Link", new InviteLink(Url.Action("Show", "Invitations", new { code }, Request.Scheme)!, form.Role, person is { } known ? people.Find(known)?.DisplayName : null));
    }

    private static Employee Nobody { get; } = new() { Id = Guid.Empty, DisplayName = "" };
}

public sealed class InviteForm
{
    public Role Role { get; set; }

    /// <summary>Whose record will be their own: a name, an e-mail address, an employee number or an id.</summary>
    public string? Person { get; set; }
}

public sealed record InvitePage(InviteForm Form, string? Problem = null);

/// <param name="Person">The name of whose record will be their own.</param>
public sealed record InviteLink(string Address, Role Role, string? Person);
