using System.Net;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Search;

public sealed class ValuesPageTests : IAsyncLifetime
{
    private static readonly string[] Departments =
        ["Accounts", "Brand", "Care", "Data Science", "Élan", "Facilities", "Growth", "Ignition", "Legal", "Sales & Care", "Zoology"];

    private DirectorySite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await DirectorySite.StartAsync();
        foreach (var department in Departments)
            await _site.AddAsync($"Person of {department}", ("Department", department), ("Location", department[0] < 'D' ? "Leeds" : "Oslo"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task List_WithManyValues_ShowsEightAndLeadsToAll()
    {
        var page = await _site.GetAsync("/?location=Leeds&location=Oslo&page=1&view=table");
        var departments = page.Document.QuerySelector("[data-facet=Department]")!;
        Assert.Equal(8, departments.QuerySelectorAll("li").Length);
        Assert.Equal("3 more", departments.QuerySelector(".more")!.TextContent);
        var all = await _site.GetAsync(departments.QuerySelector(".values a")!.GetAttribute("href")!);
        Assert.Equal("Departments", all.Document.QuerySelector("main h1")!.TextContent);
        Assert.Equal(Departments.Select(department => $"{department} 1"), Values(all).Select(value => value.TextContent.Trim()));
        Assert.Equal("/?location=Leeds&location=Oslo&view=table", all.Document.QuerySelector(".page-top a")!.GetAttribute("href"));
        Assert.Equal(["Sales & Care"], Values(all).Select(Box).Where(box => box.GetAttribute("value")!.StartsWith("Sales", StringComparison.Ordinal)).Select(box => box.GetAttribute("value")));
        Assert.Equal(
            ["field=department", "location=Leeds", "location=Oslo", "view=table"],
            all.Document.QuerySelectorAll("main form input[type=hidden]").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}"));
        Assert.Null(page.Document.QuerySelector("[data-facet=Location] details"));
    }

    [Fact]
    public async Task Values_OfAListWithNobody_AskForNothing()
    {
        var page = await _site.GetAsync("/people/values?field=skill&location=Nowhere");
        Assert.Equal("", page.Document.QuerySelector(".values [role=status]")!.TextContent);
    }

    [Theory]
    [InlineData("/?department="), InlineData("/people/values?field=department&department=")]
    public async Task Value_OfAHugeAddress_IsNotRepeatedInEveryLink(string address)
    {
        var page = await _site.GetAsync(address + new string('x', 100_000));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(page.Html.Length, 1, 100_000);
    }

    [Theory]
    [InlineData("", "Accounts,Brand,Care,Data Science,Élan,Facilities,Growth,Ignition,Legal,Sales & Care,Zoology")]
    [InlineData("&location=Leeds", "Accounts,Brand,Care")]
    [InlineData("&department=Zoology", "Zoology,Accounts,Brand,Care,Data Science,Élan,Facilities,Growth,Ignition,Legal,Sales & Care")]
    [InlineData("&q=person+zoology", "Zoology")]
    [InlineData("&find=CARE", "Care,Sales & Care")]
    [InlineData("&find=el", "Élan")]
    [InlineData("&find=sci+da", "Data Science")]
    [InlineData("&find=xyz", "")]
    public async Task Values_OfAList_AreThoseOfItsPeople(string parameters, string expected)
    {
        var page = await _site.GetAsync($"/people/values?field=department{parameters}");
        Assert.Equal(
            expected.Split(',', StringSplitOptions.RemoveEmptyEntries),
            Values(page).Select(value => value.QuerySelector("span")!.TextContent));
    }

    [Fact]
    public async Task Values_NoneFound_SaysSoAndKeepsTheListForTheNextTry()
    {
        var page = await _site.GetAsync("/people/values?field=department&location=Leeds&find=+x%3Cy ");
        Assert.Equal("No department called “x<y”.", page.Document.QuerySelector(".values [role=status]")!.TextContent);
        Assert.Equal(
            ["field=department", "location=Leeds", "find=x<y"],
            page.Document.QuerySelectorAll("main form :is(input[type=hidden], input[type=search])").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}"));
    }

    [Theory]
    [InlineData(""), InlineData("field=letter"), InlineData("field=jobtitle"), InlineData("field=x"), InlineData("field=9")]
    [InlineData("field=skill&show=left"), InlineData("field=skill&page=x")]
    public async Task Values_OfWhatIsNoFacet_IsABadRequest(string parameters) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _site.GetAsync($"/people/values?{parameters}")).Status);

    [Fact]
    public async Task Values_Chosen_AreTickedAndCanBeUnticked()
    {
        var page = await _site.GetAsync("/people/values?field=department&department=Legal&location=Oslo");
        Assert.Equal(["Legal"], Values(page).Select(Box).Where(box => box.HasAttribute("checked")).Select(box => box.GetAttribute("value")));
        Assert.Empty(page.Document.QuerySelectorAll("main form input[type=hidden][name=department]"));
    }

    private static AngleSharp.Dom.IElement Box(AngleSharp.Dom.IElement value) => value.QuerySelector("input[type=checkbox][name=department]")!;

    private static IEnumerable<AngleSharp.Dom.IElement> Values(Page page) => page.Document.QuerySelectorAll(".values li:not([hidden])");
}
