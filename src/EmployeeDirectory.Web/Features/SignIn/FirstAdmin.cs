using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EmployeeDirectory.Web.Features.SignIn;

// Print links on the console only, never in the log: they make an admin.
public sealed class FirstAdmin(
    IAccountStore accounts, IServer server, IConfiguration configuration, TimeProvider clock,
    ILogger<FirstAdmin> logger)
{
    public const string Command = "admin-link";

    public async Task InviteIfNoneAsync()
    {
        try
        {
            if (!await accounts.AnyAsync(CancellationToken.None))
                Console.WriteLine(
                    $"Nobody has an account yet. To become the first admin, open within an hour: {await InviteAsync(Invitation.Start)}");
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogWarning(
                fault, "Whether anyone has an account is not known; {Command} makes a link later", Command);
        }
    }

    public async Task<string> InviteAsync(string madeBy)
    {
        var (invitation, code) = Invitation.Create(Role.Admin, employeeId: null, madeBy, clock.GetUtcNow());
        await accounts.InviteAsync(invitation, CancellationToken.None);
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0] ?? MvcServices.DefaultUrl;
        return $"{address.TrimEnd('/')}{NewAccountController.Path}?code={code}";
    }
}
