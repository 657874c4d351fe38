using System.Net;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Search;

public sealed class PrintedListTests
{
    [Fact]
    public async Task List_OfMoreThanAThousand_IsCutAndSaysSo()
    {
        await using var site = await DirectorySite.StartAsync(("Storage:SampleEmployees", "1001"));

        var page = await site.GetAsync("/people/print?view=table&column=start&sort=start&page=2&size=24");

        Assert.Equal(1000, page.Document.QuerySelectorAll("table.people tbody tr").Length);
        Assert.Equal(["Name", "Joined"], page.Document.QuerySelectorAll("thead th").Select(head => head.TextContent.Trim()));
        Assert.Contains("The first 1,000 of 1,001 people · By start date", page.Document.QuerySelector(".page-head")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main [loading=lazy]"));
        Assert.NotEmpty(page.Document.QuerySelectorAll("main img"));

        var list = await site.GetAsync("/?page=2");
        Assert.Equal("People 25 to 48 of 1,001. “Print” below the list prints the first 1,000.", list.Document.QuerySelector(".results > .on-paper")!.TextContent);
        Assert.Matches(@"^\+\d[\d ]+ \S+@example\.com$", list.Document.QuerySelector(".card .on-paper")!.TextContent);
    }

    [Fact]
    public async Task List_SaysItsSearchAndFiltersInWords()
    {
        await using var site = await DirectorySite.StartAsync();
        await site.AddAsync("Ada Lane", ("Department", "Engines"), ("Location", "Turin"));
        await site.AddAsync("Ada Moss", ("Department", "Engines"), ("Location", "Oslo"));
        await site.AddAsync("Ada Nash", ("Department", "Legal"), ("Location", "Oslo"));
        const string filters = "?q=ada&department=Engines&location=Turin&location=Oslo";

        var list = await site.GetAsync($"/{filters}");
        var page = await site.GetAsync(list.Document.QuerySelector(".to-print")!.GetAttribute("href")!);

        Assert.StartsWith("“ada” · Engines · Turin or Oslo", page.Document.Title, StringComparison.Ordinal);
        Assert.Contains("2 people", page.Document.QuerySelector(".page-head")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Ada Lane", "Ada Moss"], page.Document.QuerySelectorAll("#people h2").Select(name => name.TextContent.Trim()));
        Assert.Equal($"/{filters}", page.Document.QuerySelector(".actions a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("print?show=left", HttpStatusCode.Redirect), InlineData("print?missing=photo", HttpStatusCode.Redirect), InlineData("print?page=one", HttpStatusCode.BadRequest)]
    [InlineData("values?field=department&missing=photo", HttpStatusCode.Redirect), InlineData("values?field=skill&duplicate=true", HttpStatusCode.Redirect)]
    public async Task List_OfWhatAStrangerMayNotSee_IsRefused(string filters, HttpStatusCode status)
    {
        await using var site = await DirectorySite.StartAsync();
        using var stranger = site.NewVisitor();
        using var answer = await stranger.GetAsync($"/people/{filters}", TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
    }
}
