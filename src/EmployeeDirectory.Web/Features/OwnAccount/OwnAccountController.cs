using System.Security.Claims;
using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.OwnAccount;

/// <summary>How someone signs in, and where they are signed in.</summary>
[SignedIn]
public sealed class OwnAccountController(IAccountStore accounts) : Controller
{
    [HttpGet("/account")]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        if (await accounts.GetAsync(HttpContext.Visitor().AccountId!, ct) is not { } account)
            return NotFound();
        var sessions = await accounts.ListSessionsAsync(account.Id, ct);
        return View(new OwnAccountPage(account, sessions, User.FindFirstValue(ClaimTypes.Sid)!));
    }
}

/// <param name="Here">The session of this browser.</param>
public sealed record OwnAccountPage(Account Account, IReadOnlyList<Session> Sessions, string Here);
