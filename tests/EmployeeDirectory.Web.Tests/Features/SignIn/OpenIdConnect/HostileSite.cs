using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;

/// <summary>One site for all tests of a class, with a provider that answers as each of them says.</summary>
public sealed class HostileSite : IAsyncLifetime
{
    public const string AdminGroup = "directory admins";
    public const string GroupsClaim = "cognito:groups";

    internal HostileProvider Provider { get; private set; } = null!;

    internal KeptLog Log { get; } = new();

    public DirectorySite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await HostileProvider.StartAsync();
        Site = await DirectorySite.StartAsync(
            services => services.AddSingleton<ILoggerProvider>(Log),
            ("SignIn:Authority", Provider.Issuer), ("SignIn:ClientId", HostileProvider.ClientId), ("SignIn:ClientSecret", HostileProvider.Secret),
            ("SignIn:AdminGroup", AdminGroup), ("SignIn:GroupsClaim", GroupsClaim));
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>A provider without faults, and an empty log.</summary>
    public void Reset()
    {
        Provider.IdToken = nonce => new Forgery(Provider, nonce).Token;
        Provider.Fault = null;
        Log.Clear();
    }
}
