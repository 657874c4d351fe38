namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>One embedded site for all tests of a class, each of which adds people of its own.</summary>
public sealed class EmbeddedSite : IAsyncLifetime
{
    public DirectorySite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await DirectorySite.StartAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
