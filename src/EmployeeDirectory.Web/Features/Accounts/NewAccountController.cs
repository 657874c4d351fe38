using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Accounts;

[AllowAnonymous]
public sealed class NewAccountController(
    IAccountStore accounts, OneTimeLinks links, LocalNames names, Passwords passwords, LocalSignIns localSignIns,
    ReadModel people, AuditTrail trail, TimeProvider clock) : Controller
{
    public const string Path = "/invitation";

    private const int LongestName = 100;
    private const string NameTaken = "This name is taken. Choose another one.";

    [HttpGet(Path)]
    public async Task<IActionResult> Show([FromQuery] string? code, CancellationToken ct) =>
        await links.FindAsync(code, ct) is not { Account: null } link ? this.LinkGone()
        : await IsTakenAsync(link.Invitation, ct) ? Taken()
        : View("NewAccount", new NewAccountPage(code!, link.Invitation.Role));

    [HttpPost(Path), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Accept([FromForm] NewAccountForm form, CancellationToken ct)
    {
        if (await links.FindAsync(form.Code, ct) is not { Account: null } link)
            return this.LinkGone();
        var invitation = link.Invitation;
        if (await IsTakenAsync(invitation, ct))
            return Taken();
        var name = PlainText.Clean(form.Name);
        if (NameProblem(name) is { } nameProblem)
            ModelState.AddModelError(nameof(form.Name), nameProblem);
        else if (await names.FindAsync(Passwords.SubjectOf(name!), ct) is not null)
            ModelState.AddModelError(nameof(form.Name), NameTaken);
        if (PasswordRules.Problem(form.Password, name ?? "") is { } problem)
            ModelState.AddModelError(nameof(form.Password), problem);
        if (!ModelState.IsValid)
            return Again(form, invitation);
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
        if (await links.AcceptAsync(link, passwords.With(account, form.Password!), ct) is not { } saved)
            return await RefuseAsync(form, account, ct);
        await trail.RecordAsync(HttpContext, AuditKind.AccountCreated, saved.Id, saved.EffectiveRole.ToString(), by: saved.Id);
        if (people.Admit(saved) is { } admitted)
            await localSignIns.CompleteAsync(HttpContext, admitted);
        this.Flash("Welcome, {0}.", saved.Name);
        return LocalRedirect(invitation is { Role: Role.Admin, MadeBy: Invitation.Start } ? "~/welcome" : "~/");
    }

    private async Task<IActionResult> RefuseAsync(NewAccountForm form, Account account, CancellationToken ct)
    {
        if (await links.FindAsync(form.Code, ct) is not { } link)
            return this.LinkGone();
        if (await IsTakenAsync(link.Invitation, ct))
            return Taken();
        if (await accounts.FindAsync(account.Issuer, account.Subject, ct) is null)
            return Again(
                form, link.Invitation, "Something else changed at the same time. No account was created. Try again.");
        ModelState.AddModelError(nameof(form.Name), NameTaken);
        return Again(form, link.Invitation);
    }

    private async Task<bool> IsTakenAsync(Invitation invitation, CancellationToken ct) =>
        invitation.EmployeeId is { } person && await accounts.FindByEmployeeAsync(person, ct) is not null;

    private static string? NameProblem(string? name) => name is null or { Length: > LongestName }
        ? $"Enter a name of up to {LongestName} characters."
        : AccountNameRules.Problem(name);

    private ViewResult Again(NewAccountForm form, Invitation invitation, string? problem = null)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("NewAccount", new NewAccountPage(form.Code!, invitation.Role, form.Name, problem));
    }

    private ViewResult Taken()
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("InvitationTaken");
    }
}

public sealed class NewAccountForm
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? Password { get; set; }
}

public sealed record NewAccountPage(string Code, Role Role, string? Name = null, string? Problem = null);
