using System.Net;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Security;

/// <summary>Of a parameter given twice the first counts; a form reads its body alone, never the address.</summary>
public sealed class DuplicateTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    [Theory]
    [InlineData("/?q=Duplicata&q=Nobody")]
    [InlineData("/org?q=Duplicata&q=Nobody")]
    [InlineData("/employees/managers?manager=Duplicata&manager=Nobody")]
    [InlineData("/?view=cards&view=table&q=Duplicata")]
    public async Task Get_ParameterTwice_TakesTheFirst(string address)
    {
        await _site.AddAsync("Duplicata", ("JobTitle", "Twin"));
        var page = await _site.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        // Elsewhere on the page stands the whole address, to come back to.
        var shown = page.Document.QuerySelector("main")?.TextContent ?? page.Html;
        Assert.Contains("Duplicata", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody", shown, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("table.people"));
    }

    [Theory]
    [InlineData("/?page=1&page=x")]
    [InlineData("/org?page=1&page=x")]
    public async Task Get_NonsenseAfterTheFirst_IsIgnored(string address) => Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(address)).Status);

    [Fact]
    public async Task Post_FieldTwice_TakesTheFirst()
    {
        var saved = await (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "First", "Second").PostAsync();
        Assert.Equal("First", (await _site.FollowAsync(saved)).Document.QuerySelector("h1 .name, h1")?.TextContent.Trim());
    }

    [Fact]
    public async Task Post_FieldInTheAddressToo_TakesTheBody()
    {
        var profile = await _site.AddAsync("Kept");
        var other = await _site.AddAsync("Other");
        var form = await _site.EditAsync(profile);
        form.Address += $"?DisplayName=Smuggled&JobTitle=Smuggled&id={People.IdOf(other)}";

        var saved = await form.With("DisplayName", "Changed").With("id", People.IdOf(other)).Without("JobTitle").PostAsync();

        Assert.Equal(profile, saved.Location);
        var page = await _site.FollowAsync(saved);
        Assert.Contains("Changed", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Smuggled", page.Text, StringComparison.Ordinal);
        Assert.Contains("Other", (await _site.GetAsync(other)).Text, StringComparison.Ordinal);
    }
}
