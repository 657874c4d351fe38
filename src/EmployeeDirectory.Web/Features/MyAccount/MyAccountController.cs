using System.Security.Claims;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.MyAccount;

[SignedIn]
public sealed class MyAccountController(IAccountStore accounts, ReadModel people) : Controller
{
    [HttpGet("/account")]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        if (await accounts.GetAsync(HttpContext.CurrentUser().AccountId!, ct) is not { } account)
            return NotFound();
        var sessions = await accounts.ListSessionsAsync(account, people, ct);
        return View(new MyAccountPage(account, sessions, User.FindFirstValue(ClaimTypes.Sid)!));
    }
}

public sealed record MyAccountPage(Account Account, IReadOnlyList<Session> Sessions, string Here);
