using EmployeeDirectory.Web.Features.Accounts;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>What signing in to an account of this place ends with, once everything that was asked for was right.</summary>
public sealed class LocalSignIns(SignIns signIns, Lockout lockout, Devices devices)
{
    public async Task CompleteAsync(HttpContext http, Account account)
    {
        await lockout.ForgetAsync(http, account, http.RequestAborted);
        devices.Remember(http, account);
        await signIns.StartAsync(http, account);
    }
}
