using EmployeeDirectory.Core.Accounts;

namespace EmployeeDirectory.Web.Features.SignIn;

public sealed class LocalSignIns(SignIns signIns, Lockout lockout, KnownBrowsers devices)
{
    public async Task CompleteAsync(HttpContext http, Admitted admitted)
    {
        await lockout.ForgetAsync(http, admitted.Account, http.RequestAborted);
        devices.Remember(http, admitted.Account);
        await signIns.StartAsync(http, admitted);
    }
}
