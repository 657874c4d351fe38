using EmployeeDirectory.Web.Features.SignIn.Alb;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.Alb;

/// <summary>One site for all tests of a class, behind a balancer that knows who visits.</summary>
public sealed class AlbSite : IAsyncLifetime
{
    internal Balancer Balancer { get; } = new();

    internal KeptLog Log { get; } = new();

    public DirectorySite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await DirectorySite.StartAsync(
        services =>
        {
            services.AddSingleton<ILoggerProvider>(Log);
            services.AddHttpClient(nameof(AlbKeys)).ConfigurePrimaryHttpMessageHandler(() => Balancer);
        },
        ("SignIn:Mode", "Alb"), ("SignIn:AlbArn", Balancer.Arn), ("SignIn:Authority", Balancer.Authority), ("SignIn:ClientId", Balancer.ClientId),
        ("SignIn:AdminGroup", "directory-admins"));

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        Balancer.Dispose();
    }
}
