using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Tests.Site;
using static EmployeeDirectory.Web.Tests.Features.History.PastSite;

namespace EmployeeDirectory.Web.Tests.Features.History;

public sealed class ChangesTests : IAsyncLifetime
{
    private PastSite _past = null!;

    public async ValueTask InitializeAsync() => _past = await PastSite.StartAsync();

    public ValueTask DisposeAsync() => _past.DisposeAsync();

    [Fact]
    public async Task Index_TwoDays_TellsWhoJoinedLeftAndMoved()
    {
        var grace = await _past.SaveAsync(Person("Grace Hopper"));
        var ada = await _past.SaveAsync(Person("Ada Lovelace") with { JobTitle = "Clerk", Location = "London" });
        var leaver = await _past.SaveAsync(Person("Leaving Soon"));
        var still = await _past.SaveAsync(Person("Still Here"));
        _past.PassDays(1);
        await _past.SaveAsync(ada with { JobTitle = "Countess", ManagerId = grace.Id, About = "Not a move" });
        await _past.SaveAsync(leaver with { Status = EmployeeStatus.Left });
        await _past.SaveAsync(still with { About = "Not a move" });
        await _past.SaveAsync(Person("Newly Come"));

        var page = await _past.GetAsync("/changes?from=2099-03-02&to=2099-03-02");

        Assert.Equal(["Newly Come"], In(page, "Joined"));
        Assert.Equal(["Leaving Soon"], In(page, "Left"));
        Assert.Equal(["Ada Lovelace"], In(page, "Moved"));
        var fields = page.Document.QuerySelectorAll(".field-changes dt").Select(field => field.TextContent);
        Assert.Equal(["Job title", "Manager"], fields);
        Assert.Contains("Grace Hopper", page.Document.QuerySelector(".field-changes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, In(await _past.GetAsync("/changes?from=2099-03-01&to=2099-03-01"), "Joined").Count());
        Assert.Equal(["Ada Lovelace"], In(await _past.GetAsync("/changes?from=2099-03-02&to=2099-03-02&kind=moved"), "Moved"));
    }

    [Fact]
    public async Task Index_PersonAddedBeforeTheirFirstDay_JoinsOnThatDay()
    {
        await _past.SaveAsync(Person("Future Hire") with { StartDate = new DateOnly(2099, 3, 4) });
        var here = await _past.SaveAsync(Person("Here Already") with { StartDate = new DateOnly(2099, 3, 1) });
        _past.PassDays(1);
        await _past.SaveAsync(here with { StartDate = new DateOnly(2099, 3, 20) });
        _past.PassDays(3);

        Assert.Equal(["Here Already"], In(await _past.GetAsync("/changes?from=2099-03-01&to=2099-03-01"), "Joined"));
        Assert.Empty(In(await _past.GetAsync("/changes?from=2099-03-02&to=2099-03-03"), "Joined"));
        Assert.Equal(["Future Hire"], In(await _past.GetAsync("/changes?from=2099-03-04&to=2099-03-05"), "Joined"));
        Assert.Empty(In(await _past.GetAsync("/changes?from=2099-03-05&to=2099-03-05"), "Joined"));
        Assert.Empty(In(await _past.GetAsync("/changes?from=2099-03-02&to=2099-03-05"), "Left"));
    }

    [Theory]
    [InlineData(null, "2099-03-01", "Joined"), InlineData(null, "2099-03-02", "Starts"), InlineData(null, "2098-01-01", "Joined")]
    [InlineData("Pacific/Kiritimati", "2099-03-02", "Starts"), InlineData("Pacific/Pago_Pago", "2099-03-01", "Starts")]
    public async Task Profile_StartDate_SaysWhetherItLiesAhead(string? zone, string start, string label)
    {
        var person = await _past.SaveAsync(Person("Anyone") with { TimeZone = zone, StartDate = DateOnly.Parse(start, null) });
        Assert.Equal([label], await LabelsAsync(""));
        _past.PassDays(3);
        Assert.Equal(["Joined"], await LabelsAsync(""));
        Assert.Equal([string.CompareOrdinal(start, "2099-03-01") > 0 ? "Starts" : "Joined"], await LabelsAsync("?asOf=2099-03-01"));

        async Task<IEnumerable<string>> LabelsAsync(string query) =>
            (await _past.GetAsync($"/employees/{person.Id}{query}")).Document.QuerySelectorAll(".facts dt").Select(term => term.TextContent.Trim()).Where(term => term != "Local time");
    }

    [Fact]
    public async Task Index_ProtectedPeople_AreThereForAdminsOnly()
    {
        var hidden = await _past.SaveAsync(Person("Hidden Always") with { Protected = true });
        await _past.SaveAsync(Person("Newly Come") with { ManagerId = hidden.Id });
        var later = await _past.SaveAsync(Person("Hidden Later"));
        Assert.Equal(["Hidden Later", "Newly Come"], In(await _past.GetAsync("/changes"), "Joined"));

        await _past.SaveAsync(later with { Protected = true });

        Assert.Equal(["Newly Come"], In(await _past.GetAsync("/changes"), "Joined"));
        Assert.DoesNotContain("Hidden", (await _past.GetAsync("/changes")).Text, StringComparison.Ordinal);
        using var admin = await _past.Site.NewVisitorAsync(Role.Admin);
        Assert.Equal(["Hidden Always", "Hidden Later", "Newly Come"], In(await GetAsync(admin, "/changes"), "Joined"));
    }

    [Fact]
    public async Task Index_ManyPeople_ComesInPages()
    {
        foreach (var number in Enumerable.Range(10, 60))
            await _past.SaveAsync(Person($"Person {number}"));

        var first = await _past.GetAsync("/changes");
        var second = await _past.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(Enumerable.Range(10, 60).Select(number => $"Person {number}"), In(first, "Joined").Concat(In(second, "Joined")));
        Assert.Equal(50, In(first, "Joined").Count());
    }

    [Theory]
    [InlineData("from=2099-03-02&to=2099-03-01", HttpStatusCode.OK)]
    [InlineData("from=soon", HttpStatusCode.BadRequest)]
    [InlineData("kind=fired", HttpStatusCode.BadRequest)]
    [InlineData("kind=7", HttpStatusCode.BadRequest)]
    [InlineData("from=2020-01-01&to=2099-03-01", HttpStatusCode.OK)]
    [InlineData("from=2199-01-01", HttpStatusCode.OK)]
    [InlineData("from=0001-01-01&to=0001-01-02", HttpStatusCode.BadRequest)]
    public async Task Index_OddRange_SaysSoOrIs400(string query, HttpStatusCode status)
    {
        var page = await _past.GetAsync($"/changes?{query}");
        Assert.Equal(status, page.Status);
        Assert.Empty(In(page, "Joined"));
    }

    private static IEnumerable<string> In(Page page, string kind) => page.Document.QuerySelectorAll(".changed")
        .Where(section => section.QuerySelector("h2")!.TextContent == kind)
        .SelectMany(section => section.QuerySelectorAll(".person-line .name"))
        .Select(name => name.TextContent);
}
