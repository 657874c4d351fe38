using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Features.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Invitations;

/// <summary>Where the holder of a one-time link chooses name and password.</summary>
[AllowAnonymous]
public sealed class InvitationsController(IAccountStore accounts, Passwords passwords, LocalSignIns localSignIns, AuditTrail trail, TimeProvider clock) : Controller
{
    public const string Path = "/invitation";

    private const int LongestName = 100;

    [HttpGet(Path)]
    public async Task<IActionResult> Show([FromQuery] string? code, CancellationToken ct) =>
        await accounts.FindInvitationAsync(code ?? "", ct) is { AccountId: null } invitation
            ? View(new InvitationPage(code!, invitation.Role))
            : Gone();

    [HttpPost(Path), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Accept([FromForm] InvitationForm form, CancellationToken ct)
    {
        if (await accounts.FindInvitationAsync(form.Code ?? "", ct) is not { AccountId: null } invitation)
            return Gone();
        var name = PlainText.Clean(form.Name);
        if (Problem(name, form) is { } problem)
            return Again(form, invitation, problem);
        var account = new Account
        {
            Id = SignIns.NewId(),
            Issuer = Account.Local,
            Subject = Passwords.SubjectOf(name!),
            Name = name!,
            Role = invitation.Role,
            EmployeeId = invitation.EmployeeId,
            CreatedAt = clock.GetUtcNow()
        };
        if (await accounts.SaveAsync(passwords.With(account, form.Password!), invitation, ct) is not { } saved)
            return await accounts.FindInvitationAsync(form.Code!, ct) is null
                ? Gone()
                : Again(form, invitation, "Someone has this name already. Choose another one.");
        await trail.RecordAsync(HttpContext, AuditKind.AccountCreated, saved.Id, saved.Role.ToString(), by: saved.Id);
        await localSignIns.CompleteAsync(HttpContext, saved);
        this.Flash($"Welcome, {saved.Name}.");
        return LocalRedirect("~/");
    }

    private static string? Problem(string? name, InvitationForm form) => name switch
    {
        null or { Length: > LongestName } => $"Enter a name of at most {LongestName} characters.",
        _ when PlainText.HasForbidden(name, allowLines: false) => "This name has characters in it that cannot be seen. Type it again.",
        _ => PasswordRules.Problem(form.Password, name)
    };

    private ViewResult Again(InvitationForm form, Invitation invitation, string problem)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), new InvitationPage(form.Code!, invitation.Role, form.Name, problem));
    }

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Gone");
    }
}

public sealed class InvitationForm
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? Password { get; set; }
}

public sealed record InvitationPage(string Code, Role Role, string? Name = null, string? Problem = null);
