using System.Net;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Search;

public sealed class SearchPageTests : IAsyncLifetime
{
    private DirectorySite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await DirectorySite.StartAsync();
        await _site.AddAsync("Ada Lovelace", ("Department", "Engineering"), ("Location", "Leeds"), ("Skills", "Rust, Go"), ("JobTitle", "Engineer"));
        await _site.AddAsync("Ben Okri", ("Department", "Engineering"), ("Location", "São Paulo"), ("Skills", "Rust"));
        await _site.AddAsync("Xu Fang", ("Department", "Sales & Care"), ("Location", "São Paulo"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("/?q=ada", "Ada Lovelace")]
    [InlineData("/?q=rust&location=Leeds", "Ada Lovelace")]
    [InlineData("/?location=Leeds&location=S%C3%A3o+Paulo&skill=Rust", "Ada Lovelace,Ben Okri")]
    [InlineData("/?department=Sales+%26+Care", "Xu Fang")]
    [InlineData("/?department=&location=&skill=&q=&sort=&view=&page=", "Xu Fang,Ada Lovelace,Ben Okri")]
    [InlineData("/?letter=O", "Ben Okri")]
    [InlineData("/?sort=department&view=table", "Ada Lovelace,Ben Okri,Xu Fang")]
    [InlineData("/?department=Nowhere", "")]
    public async Task Get_AnAddress_ShowsWhatItSays(string address, string expected)
    {
        var page = await _site.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(
            expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(),
            page.Document.QuerySelectorAll("main .name").Select(name => name.TextContent.Trim()).Order());
    }

    [Fact]
    public async Task Get_Facets_LeadToTheListWithTheValueTickedAndCountIt()
    {
        var page = await _site.GetAsync("/?q=rust&view=table");
        var value = page.Document.QuerySelectorAll(".facets label").Single(label => label.TextContent.Contains("São Paulo", StringComparison.Ordinal));
        Assert.Equal("São Paulo 1", value.TextContent.Trim());
        var form = page.Document.QuerySelectorAll(".facets input[type=hidden]").Append(value.QuerySelector("input")!);
        var narrowed = await _site.GetAsync($"/?{string.Join('&', form.Select(input => $"{input.GetAttribute("name")}={Uri.EscapeDataString(input.GetAttribute("value")!)}"))}");
        Assert.Equal("Show 1 person", narrowed.Document.QuerySelector(".facets .sheet-end button")!.TextContent);
        Assert.True(narrowed.Document.QuerySelector(".facets input[value='São Paulo']")!.HasAttribute("checked"));
        Assert.Equal(["Ben Okri"], narrowed.Document.QuerySelectorAll("main .name").Select(name => name.TextContent.Trim()));
        Assert.NotNull(narrowed.Document.QuerySelector("table.people"));
        var chip = Assert.Single(narrowed.Document.QuerySelectorAll(".chips a"));
        Assert.Equal("/?q=rust&view=table", chip.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_NobodyFound_SaysWhoWasSoughtWhereAndOffersEverywhere()
    {
        var page = await _site.GetAsync("/?q=Xu&location=Leeds");
        Assert.Contains("No results for “Xu” with this filter: Leeds.", page.Text, StringComparison.Ordinal);
        var everywhere = page.Document.QuerySelectorAll("main a").Single(link => link.TextContent.Trim() == "Search without filters");
        Assert.Equal(["Xu Fang"], (await _site.GetAsync(everywhere.GetAttribute("href")!)).Document.QuerySelectorAll("main .name").Select(name => name.TextContent.Trim()));
    }

    [Theory]
    [InlineData("/?sort=bogus")]
    [InlineData("/?sort=-bogus")]
    [InlineData("/?view=7")]
    [InlineData("/?column=shoe")]
    [InlineData("/?page=x")]
    [InlineData("/?show=deleted")]
    public async Task Get_AddressThatMeansNothing_IsABadRequest(string address) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _site.GetAsync(address)).Status);

    [Theory]
    [InlineData('a')]
    [InlineData('漢')]
    [InlineData('"')]
    [InlineData('%')]
    public async Task Get_TenThousandCharacters_IsAPage(char typed)
    {
        var page = await _site.GetAsync($"/?q={Uri.EscapeDataString(new string(typed, 10_000))}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task Get_Typing_IsOneStepOfTheHistory()
    {
        Assert.Equal(("/?q=a", null), await TypeAsync("/?q=a", from: "/?view=cards"));
        Assert.Equal((null, "/?q=ad&location=Leeds"), await TypeAsync("/?q=ad&location=Leeds&department=", from: "/?q=a"));
        Assert.Equal(("/?q=a&location=Leeds", null), await TypeAsync("/?q=a&location=Leeds", from: "/?q=a", into: "location"));
        Assert.Equal(("/?q=a", null), await TypeAsync("/?q=a", from: "/employees/1?q=a"));
    }

    [Fact]
    public async Task Get_Profile_LinksEachAttributeToItsList()
    {
        var list = await _site.GetAsync("/?q=ada");
        var profile = await _site.GetAsync(list.Document.QuerySelector("main h2 a")!.GetAttribute("href")!);
        foreach (var (text, address) in ((string, string)[])
            [("Engineer", "/?q=Engineer"), ("Engineering", "/?department=Engineering"), ("Leeds", "/?location=Leeds"), ("Rust", "/?skill=Rust"), ("Go", "/?skill=Go")])
            Assert.Equal(address, profile.Document.QuerySelectorAll("main a").Single(link => link.TextContent.Trim() == text).GetAttribute("href"));
    }

    [Fact]
    public async Task Get_AFilterInPlace_LeavesTheHistoryToTheBrowser() =>
        Assert.Equal((null, null), await TypeAsync("/?q=a&location=Leeds", from: "/?q=a", boosted: true));

    private async Task<(string? Pushed, string? Replaced)> TypeAsync(string address, string from, bool boosted = false, string into = "q")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Trigger-Name", into);
        if (boosted)
            request.Headers.Add("HX-Boosted", "true");
        request.Headers.Add("HX-Current-URL", new Uri(_site.Client.BaseAddress!, from).ToString());
        using var response = await _site.Client.SendAsync(request);
        return (Header(response, "HX-Push-Url"), Header(response, "HX-Replace-Url"));
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
