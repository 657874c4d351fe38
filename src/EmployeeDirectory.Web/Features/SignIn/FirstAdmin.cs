using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Invitations;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>
/// One-time links to create an admin with a password: printed at a start without any account, or by <see cref="Command"/>
/// for whoever has the machine. On the console only, never in the log.
/// </summary>
public sealed class FirstAdmin(IAccountStore accounts, IServer server, IConfiguration configuration, TimeProvider clock, ILogger<FirstAdmin> logger)
{
    public const string Command = "admin-link";

    public async Task InviteIfNoneAsync()
    {
        try
        {
            if (!await accounts.AnyAsync(CancellationToken.None))
                Console.WriteLine($"Nobody has an account yet. To become the first admin, open within an hour: {await InviteAsync()}");
        }
        catch (StoreUnavailableException fault)
        {
            logger.LogWarning(fault, "Whether anyone has an account is not known; {Command} makes a link later", Command);
        }
    }

    /// <returns>The link, with this machine's own address in it.</returns>
    public async Task<string> InviteAsync()
    {
        var (invitation, code) = Invitation.Create(Role.Admin, employeeId: null, clock.GetUtcNow());
        await accounts.InviteAsync(invitation, CancellationToken.None);
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0] ?? Pages.DefaultUrl;
        return $"{address.TrimEnd('/')}{InvitationsController.Path}?code={code}";
    }
}
