using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Security;

public sealed class AccessRefusalTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private DirectorySite Site => embedded.Site;

    [Fact]
    public async Task Get_NotSignedIn_LeadsToTheSignInPageAndBack()
    {
        using var visitor = Site.NewVisitor();
        var sent = await visitor.GetPageAsync("/employees/deleted?page=2");
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?returnUrl=%2Femployees%2Fdeleted%3Fpage%3D2"), (sent.Status, sent.Location));
        Assert.Equal("/employees/deleted?page=2", (await visitor.GetPageAsync(sent.Location!)).Value("ReturnUrl"));
    }

    [Fact]
    public async Task Post_SessionEndedMeanwhile_SaysHowToKeepWhatWasEntered()
    {
        var form = (await Site.GetAsync("/employees/new")).Form("/employees/new").With("DisplayName", "Typed For Long");
        using var visitor = Site.NewVisitor();
        var refused = await form.PostAsync(visitor);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Contains("Your entries are kept on this page", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_PartOfAPage_MakesTheWholePageSignIn()
    {
        using var visitor = Site.NewVisitor();
        visitor.DefaultRequestHeaders.Add("HX-Request", "true");
        var part = await visitor.GetPageAsync("/employees/managers?manager=a");
        Assert.Equal(HttpStatusCode.Unauthorized, part.Status);
        Assert.Equal("true", part.Response.Headers.GetValues("HX-Refresh").Single());
    }

    [Fact]
    public async Task Get_NotForThem_Is403AndInTheLog()
    {
        using var viewer = await Site.NewVisitorAsync(Role.Viewer);
        var refused = await viewer.GetPageAsync("/employees/new");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("GET /employees/new", (await Site.GetAsync("/log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_SignedIn_IsKeptByNoCache()
    {
        var profile = await Site.AddAsync("Nobody Keeps This");
        foreach (var address in (string[])["/", profile, "/org", "/no/such/page", $"{profile}/vcard", "/log.csv", "/employees/managers?manager=keeps"])
            Assert.True((await Site.GetAsync(address)).Response.Headers.CacheControl!.NoStore, address);
    }
}
