using System.Net;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>The chips, links and messages of searches that narrow.</summary>
public sealed class NarrowingPageTests : IAsyncLifetime
{
    private DirectorySite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await DirectorySite.StartAsync();
        var grace = await _site.AddAsync("Grace Turner", ("Location", "Leeds"));
        var ann = await _site.AddAsync("Ann Turner", ("Location", "New York"), ("Skills", "Leadership"), ("Manager", People.IdOf(grace)));
        await _site.AddAsync("Anna Reed", ("Location", "leeds"), ("Skills", "Leadership, Rust"), ("Manager", People.IdOf(ann)));
        await _site.AddAsync("Leo Leeds", ("Location", "York"), ("Department", "Leeds Office"), ("Manager", People.IdOf(ann)));
        await _site.AddAsync("Lee Adams", ("Location", "Leeds"), ("Manager", People.IdOf(ann)));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("/?location=LEEDS", "Leeds", "/")]
    [InlineData("/?q=anna+in:leeds", "Leeds", "/?q=anna")]
    [InlineData("/?q=in:leeds&view=table", "Leeds", "/?view=table")]
    [InlineData("/?q=manager:turner", "Reports to turner", "/")]
    [InlineData("/?q=manager:grace", "Reports to Grace Turner", "/")]
    [InlineData("/?team=grace&q=lee", "Team of Grace Turner", "/?q=lee")]
    [InlineData("/?q=in:atlantis", "atlantis", "/")]
    public async Task Get_AFilter_IsAChipWhoseLinkTakesItAway(string address, string text, string without)
    {
        var chip = Assert.Single((await _site.GetAsync(address)).Document.QuerySelectorAll(".chips a"));
        Assert.Equal(text, chip.QuerySelector("span")!.TextContent);
        Assert.Equal(without, chip.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/?q=rust", ".card .reason", "Skill: Rust")]
    [InlineData("/?q=rust&view=faces", ".faces-wall .reason", "Skill: Rust")]
    [InlineData("/?q=office", ".reason", null)]
    [InlineData("/?q=transformations", ".card .reason", "Department: Customer Experience Transformations")]
    [InlineData("/?q=office&view=faces", ".faces-wall .reason", "Department: Leeds Office")]
    [InlineData("/?q=office&view=table", ".reason", null)]
    [InlineData("/?q=office&view=table&column=email", ".reason", "Department: Leeds Office")]
    public async Task Get_AHit_SaysWhyUnlessTheViewShowsIt(string address, string where, string? reason)
    {
        await _site.AddAsync("Carl Long", ("Department", "Customer Experience Transformations"));
        Assert.Equal(reason, (await _site.GetAsync(address)).Document.QuerySelector(where)?.TextContent);
    }

    [Theory]
    [InlineData("/?q=in:atlantis", "No location begins with “atlantis”.")]
    [InlineData("/?q=anna+skill:cobol", "No skill begins with “cobol”.")]
    [InlineData("/?department=Atlantis", "No department begins with “Atlantis”.")]
    [InlineData("/?q=manager:nobody", "No manager is called “nobody”.")]
    [InlineData("/?team=nobody", "No manager is called “nobody”.")]
    public async Task Get_WhatNamesNothing_SaysSo(string address, string message)
    {
        var page = await _site.GetAsync(address);
        Assert.Empty(Names(page));
        Assert.Contains(message, page.Document.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OneOfTwoPlacesIsUnknown_SaysSoAboveThoseOfTheOther()
    {
        var page = await _site.GetAsync("/?q=in:york+in:atlantis");
        Assert.Equal(["Leo Leeds"], Names(page));
        Assert.Contains("No location begins with “atlantis”. 1 person", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Words_BecomeParametersThatTheBoxAndTheLinksKeep()
    {
        var page = await _site.GetAsync("/?q=adams+team:grace+in:leeds");
        Assert.Equal(["Lee Adams"], Names(page));
        Assert.Equal("adams", page.Document.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Equal(
            [("location", "Leeds"), ("team", "grace")],
            page.Document.QuerySelectorAll(".search input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!)).Order());
        Assert.Equal("/?q=adams", page.Document.QuerySelector(".chips .clear")!.GetAttribute("href"));
        var table = page.Document.QuerySelectorAll(".switch a").Select(link => link.GetAttribute("href")!).Single(link => link.Contains("table", StringComparison.Ordinal));
        Assert.Equal(["Lee Adams"], Names(await _site.GetAsync(table)));
    }

    [Fact]
    public async Task Get_TypingAWord_KeepsTheAddressAsTyped()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?q=in:leeds");
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Trigger-Name", "q");
        request.Headers.Add("HX-Current-URL", new Uri(_site.Client.BaseAddress!, "/?q=in:leed").ToString());
        using var response = await _site.Client.SendAsync(request);
        Assert.Equal("/?q=in%3Aleeds", Assert.Single(response.Headers.GetValues("HX-Replace-Url")));
    }

    [Theory]
    [InlineData("/?q=leed", "Leeds (3), Department Leeds Office (1)")]
    [InlineData("/?q=lead", "Skill Leadership (2)")]
    [InlineData("/?q=reed+lead", "Skill Leadership (1)")]
    [InlineData("/?q=turner", "Team of Grace Turner (4), Team of Ann Turner (3)")]
    [InlineData("/?q=new+york", "New York (1)")]
    [InlineData("/?q=lee&team=ann", "Leeds (2), Department Leeds Office (1)")]
    [InlineData("/?q=leeds&location=leeds", "")]
    [InlineData("/?q=l", "")]
    [InlineData("/?q=", "")]
    [InlineData("/?location=Leeds", "")]
    public async Task Get_WordsThatNameFilters_OffersThem(string address, string expected)
    {
        var page = await _site.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var links = page.Document.QuerySelectorAll(".narrow a");
        Assert.Equal(expected, string.Join(", ", links.Select(link => link.TextContent.Trim())));
        foreach (var link in links)
        {
            var narrowed = await _site.GetAsync(link.GetAttribute("href")!);
            Assert.EndsWith($"({Names(narrowed).Count})", link.TextContent.Trim(), StringComparison.Ordinal);
            Assert.NotEmpty(narrowed.Document.QuerySelectorAll(".chips a"));
        }
        Assert.Equal(expected.Length > 0, page.Document.QuerySelector("nav[aria-label='Narrow the search']") is not null);
    }

    private static List<string> Names(Page page) => [.. page.Document.QuerySelectorAll("main .name").Select(name => name.TextContent.Trim())];
}
