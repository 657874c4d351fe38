using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;

/// <summary>One site for all tests of a class, registered with a certified provider.</summary>
public sealed class CertifiedSite(OidcProvider provider) : IAsyncLifetime
{
    public const string AdminGroup = "directory-admins";
    public const string ClientId = "directory";

    internal KeptLog Log { get; } = new();

    public OidcProvider Provider => provider;

    public DirectorySite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await DirectorySite.StartAsync(
            services => services.AddSingleton<ILoggerProvider>(Log),
            ("SignIn:Authority", await provider.IssuerAsync()), ("SignIn:ClientId", ClientId), ("SignIn:ClientSecret", OidcProvider.Secret), ("SignIn:AdminGroup", AdminGroup));
        await provider.RegisterAsync(ClientId, Site.Client.BaseAddress!);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
