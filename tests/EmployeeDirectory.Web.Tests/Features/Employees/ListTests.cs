using System.Net;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class ListTests : IAsyncLifetime
{
    private DirectorySite _site = null!;

    public async ValueTask InitializeAsync() => _site = await DirectorySite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Get_EmptyDirectory_SaysWhatToDoNext()
    {
        var page = await _site.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/employees/new']"));
    }

    [Fact]
    public async Task Get_Names_AreSortedAsPeopleSortThem()
    {
        string[] sorted = ["Ähre", "Anders", "ångström", "Éclair", "Egon", "O’Brien", "Oscar", "Zoë", "zoe B", "Яна", "李雷"];
        foreach (var name in sorted.Reverse())
            await _site.AddAsync(name);
        string[] expected = [.. sorted.Order(StringComparer.Create(System.Globalization.CultureInfo.InvariantCulture, ignoreCase: false))];
        Assert.Equal(expected, NamesOf(await _site.GetAsync("/")));
        Assert.Equal(expected, NamesOf(await _site.GetAsync("/?view=table")));
        Assert.True(Array.IndexOf(expected, "Ähre") < Array.IndexOf(expected, "Egon"), "accents must not sort behind Z");
    }

    [Fact]
    public async Task Get_FamilyNameGiven_SortsByIt()
    {
        await _site.AddAsync("Zoë Adams", ("GivenName", "Zoë"), ("FamilyName", "Adams"));
        await _site.AddAsync("Adam Young", ("GivenName", "Adam"), ("FamilyName", "Young"));
        await _site.AddAsync("Madonna");
        Assert.Equal(["Zoë Adams", "Madonna", "Adam Young"], NamesOf(await _site.GetAsync("/")));
    }

    [Fact]
    public async Task Get_MoreThanAPage_ShowsTwentyFourAndEveryoneOnce()
    {
        await using var site = await DirectorySite.StartAsync(("Storage:SampleEmployees", "100"));
        var names = new List<string>();
        for (var page = 1; page <= 5; page++)
        {
            var shown = NamesOf(await site.GetAsync($"/?page={page}"), "a[href^='/employees/0']", "href");
            Assert.Equal(page < 5 ? 24 : 4, shown.Count);
            names.AddRange(shown);
        }
        Assert.Equal(100, names.Distinct().Count());
        Assert.Contains("100", (await site.GetAsync("/")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await site.GetAsync("/?view=table&page=2")).Document.QuerySelector("a[href*='page=3'][href*='view=table' i]"));
        Assert.Equal(NamesOf(await site.GetAsync("/?page=5")), NamesOf(await site.GetAsync("/?page=999999")));
        Assert.Equal(NamesOf(await site.GetAsync("/?page=1")), NamesOf(await site.GetAsync("/?page=-3")));
    }

    [Fact]
    public async Task Get_LeaversAndProtectedPeople_HaveListsOfTheirOwn()
    {
        await _site.AddAsync("Still Here");
        await _site.AddAsync("Left Last Year", ("Status", "Left"));
        await _site.AddAsync("Kept Safe", ("Protected", "true"));
        Assert.Equal(["Still Here"], NamesOf(await _site.GetAsync("/")));
        Assert.Equal(["Left Last Year"], NamesOf(await _site.GetAsync("/?show=left")));
        Assert.Equal(["Kept Safe"], NamesOf(await _site.GetAsync("/?show=protected")));
    }

    [Theory, InlineData("/"), InlineData("/?view=table"), InlineData("/org")]
    public async Task Get_Names_SetFamilyNamesOff(string address)
    {
        foreach (var name in (string[])["Reynolds, Carole L", "GARCÍA LÓPEZ Ana", "Madonna"])
            await _site.AddAsync(name);
        var page = await _site.GetAsync(address);
        Assert.Equal(["GARCÍA LÓPEZ", "Reynolds"], NamesOf(page, "main .name b").Order(StringComparer.Ordinal));
        Assert.Equal(["GARCÍA LÓPEZ Ana", "Madonna", "Reynolds, Carole L"], NamesOf(page).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Get_NamesMadeOfMarkup_AreShownAsText()
    {
        var name = "<script>alert(1)</script> \"' onmouseover=x {{7*7}}";
        var profile = await _site.AddAsync(name, ("JobTitle", name), ("About", name), ("Skills", "<b>x</b>"));
        foreach (var address in (string[])["/", "/?view=table", profile, $"{profile}/edit", $"{profile}/photo", $"{profile}/delete"])
        {
            var page = await _site.GetAsync(address);
            Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
            Assert.Null(page.Document.QuerySelector("[onmouseover]"));
        }
        Assert.Equal([name], NamesOf(await _site.GetAsync("/")));
    }

    private static List<string> NamesOf(Page page, string selector = "main .name", string? attribute = null) =>
        [.. page.Document.QuerySelectorAll(selector)
            .Select(link => attribute is null ? link.TextContent.Trim() : link.GetAttribute(attribute)!)
            .Distinct()];
}
