using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Hosting;

public sealed class FlashCookieTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    [Fact]
    public async Task Get_NothingToTell_SetsNoCookie()
    {
        var profile = await embedded.Site.AddAsync("Ada");
        using var visitor = embedded.Site.NewVisitor();

        foreach (var address in (string[])["/", profile])
            Assert.False((await visitor.GetAsync(address)).Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Get_AfterASave_TellsOfItOnce()
    {
        using var visitor = await embedded.Site.NewVisitorAsync(Role.Admin);
        var profile = await visitor.AddAsync("Grace");

        Assert.Contains("Grace added.", (await visitor.GetPageAsync(profile)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Grace added", (await visitor.GetPageAsync(profile)).Text, StringComparison.Ordinal);
    }
}
