using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Features.Operations;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Operations;

public sealed class InfoTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    [Fact]
    public async Task Get_AsAdmin_SaysWhatAnswersAndHowCurrentItIs()
    {
        await _site.AddAsync("Somebody");

        var page = await _site.GetAsync("/info");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        Assert.Contains("On this computer", page.Text, StringComparison.Ordinal);
        var facts = page.Document.QuerySelectorAll("dl.facts > div").ToDictionary(
            fact => fact.QuerySelector("dt")!.TextContent, fact => fact.QuerySelector("dd")!.TextContent.Trim());
        Assert.Matches(@"^\d+\.\d+", facts["Version"]);
        Assert.Equal("1", facts["People in the lists"]);
        foreach (var (fact, form) in (IEnumerable<(string, string)>)
            [("Uptime", @" s$| min$"), ("Memory", @"^[1-9][\d,]*\.\d MB$"), ("Size", @"^0\.\d MB$"), ("Compared with all records", " ago$"), ("Change feed read", @"^[\d.]+ s ago$")])
            Assert.Matches(form, facts[fact]);
        Assert.All((string[])["Records", "Photos"], check => Assert.StartsWith("Healthy", facts[check], StringComparison.Ordinal));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Get_InAPod_SaysWhich()
    {
        await using var site = await DirectorySite.StartAsync(("Instance:Name", "directory-5d9c7b6f4-x2x7k"), ("Instance:Node", "ip-10-0-3-17"));
        var facts = (await site.GetAsync("/info")).Document.QuerySelector("dl.facts")!;
        Assert.Equal(["Pod", "Node"], facts.QuerySelectorAll("dt").Select(label => label.TextContent).Take(2));
        Assert.Equal(["directory-5d9c7b6f4-x2x7k", "ip-10-0-3-17"], facts.QuerySelectorAll("dd").Select(value => value.TextContent).Take(2));
    }

    [Fact]
    public async Task Get_ByWhoeverIsNoAdmin_IsRefused()
    {
        using var visitor = _site.NewVisitor();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/info")).StatusCode);
        using var viewer = await _site.NewVisitorAsync(Role.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/info")).StatusCode);
        Assert.DoesNotContain("/info", await viewer.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains("/info", (await _site.GetAsync("/")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00:00:00.4", "0.4 s")]
    [InlineData("-00:00:01", "0 s")]
    [InlineData("00:12:05", "12 min 5 s")]
    [InlineData("23:59:00", "23 h 59 min")]
    [InlineData("3.04:30:00", "3 d 4 h")]
    public void Time_InWords_HasTheTwoUnitsThatMatter(string time, string words) => Assert.Equal(words, InfoPage.InWords(TimeSpan.Parse(time, null), EnglishTexts.Localizer));
}
