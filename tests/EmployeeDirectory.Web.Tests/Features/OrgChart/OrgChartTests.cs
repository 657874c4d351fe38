using System.Net;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.OrgChart;

public sealed class OrgChartTests : IAsyncLifetime
{
    private DirectorySite _site = null!;

    public async ValueTask InitializeAsync() => _site = await DirectorySite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Get_SearchForMarksThatNobodySees_IsTheChart()
    {
        var titles = new List<string?>();
        foreach (var address in (string[])["/org", "/org?q=%E2%80%8B%C2%A0", "/org?q=Nobody"])
            titles.Add((await _site.GetAsync(address)).Document.Title);
        Assert.Equal(titles[0], titles[1]);
        Assert.NotEqual(titles[0], titles[2]);
    }

    [Fact]
    public async Task Get_EmptyDirectory_SaysWhatToDoNext()
    {
        var page = await _site.GetAsync("/org");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/employees/new']"));
        Assert.Equal("page", page.Document.QuerySelector("header a[href='/org']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Get_Staff_ShowsTheTopAndItsReportsWithHeadcounts()
    {
        var staff = SampleStaff.People(585, new DateOnly(2026, 1, 1)).ToList();
        await ApplyAsync(staff);

        var page = await _site.GetAsync("/org");
        var top = Assert.Single(page.Document.QuerySelectorAll("#tops > li"));
        var heads = ReportsOf(staff, staff[0]);
        Assert.Contains($"{heads.Count} direct, 584 in all", top.QuerySelector("details[open] > summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(heads.Count, top.QuerySelectorAll("details > ul > li > .person-line").Length);
        var unloaded = top.QuerySelector("details details")!;
        Assert.Equal(unloaded.GetAttribute("hx-get"), unloaded.QuerySelector("ul a")!.GetAttribute("href"));

        var place = await _site.GetAsync($"/org/{staff[2].Id}");
        var (reports, inAll) = (ReportsOf(staff, staff[2]), Below(staff, staff[2]));
        Assert.Equal(staff[2].DisplayName, place.Document.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains($"{reports.Count} direct reports, {inAll} in all", place.Text, StringComparison.Ordinal);
        Assert.Equal([Address(staff[0])], Links(place, ".chain a"));
        Assert.Equal(reports.Select(Address).Order(), Links(place, "#reports > li > a").Order());
        Assert.Equal(reports.Sum(report => ReportsOf(staff, report).Count), place.Document.QuerySelectorAll("#reports > li > details > ul > li").Length);
        Assert.Equal(heads.Where(head => head != staff[2]).Select(Address).Order(), Links(place, ".faces a").Order());
    }

    private static List<Employee> ReportsOf(List<Employee> staff, Employee manager) => [.. staff.Where(person => person.ManagerId == manager.Id)];

    private static int Below(List<Employee> staff, Employee manager) => ReportsOf(staff, manager).Sum(report => 1 + Below(staff, report));

    [Fact]
    public async Task Get_NobodyHasAManager_ListsEveryoneInPages()
    {
        await ApplyAsync([.. Enumerable.Range(1, 120).Select(n => Someone($"Single {n:000}"))]);
        List<string> shown = [];
        for (var page = 1; page <= 3; page++)
            shown.AddRange(Links(await _site.GetAsync($"/org?alone={page}"), "#alone > li:not(.org-more) > a"));
        Assert.Equal(120, shown.Distinct().Count());
        Assert.Equal(120, shown.Count);
        var first = await _site.GetAsync("/org");
        Assert.Contains("120 people without a manager or reports", first.Text, StringComparison.Ordinal);
        Assert.Equal("Show the next 50 of 120", first.Document.QuerySelector("[rel=next]")!.TextContent);
        Assert.Equal("Show the next 20 of 120", (await _site.GetAsync("/org?alone=2")).Document.QuerySelector("[rel=next]")!.TextContent);
        Assert.Null((await _site.GetAsync("/org?alone=99")).Document.QuerySelector("[rel=next]"));
    }

    [Fact]
    public async Task Get_AHundredThousandUnderOne_AnswersInPages()
    {
        var top = Someone("The Only Manager");
        var reports = Enumerable.Range(1, 100_000).Select(n => Someone($"Report {n:000000}") with { ManagerId = top.Id }).ToList();
        await ApplyAsync([.. reports, top]);

        var first = await _site.GetAsync("/org");
        Assert.Contains("100,000 direct, 100,000 in all", first.Text, StringComparison.Ordinal);
        Assert.Equal(51, first.Document.QuerySelectorAll("#tops .person-line").Length);
        var next = first.Document.QuerySelector("#tops [rel=next]")!;
        Assert.Equal(("Show the next 50 of 100,000", $"{Address(top)}?page=2"), (next.TextContent, next.GetAttribute("href")!));
        var second = await _site.GetAsync(next.GetAttribute("href")!);
        Assert.Equal(reports[50..100].Select(Address), Links(second, "#reports > li:not(.org-more) > a"));
        Assert.Equal(reports[^50..].Select(Address), Links(await _site.GetAsync($"{Address(top)}?page=2000"), "#reports > li > a"));
        var one = await _site.GetAsync(Address(reports[500]));
        Assert.Contains("99,999 peers", one.Text, StringComparison.Ordinal);
        Assert.Equal(ChartPlace.MostPeers, one.Document.QuerySelectorAll(".faces a").Length);
    }

    [Fact]
    public async Task Get_SeveralTops_ShowsTheLargestFirstAndPagesThem()
    {
        var tops = Enumerable.Range(1, 60).Select(n => Someone($"Top {n:000}")).ToList();
        var reports = tops.SelectMany((top, n) => Enumerable.Range(0, n + 1).Select(_ => Someone() with { ManagerId = top.Id }));
        await ApplyAsync([.. reports, .. tops, Someone("Alone")]);

        var page = await _site.GetAsync("/org");
        Assert.Equal(tops.AsEnumerable().Reverse().Take(50).Select(Address), Links(page, "#tops > li:not(.org-more) > a"));
        Assert.True(page.Document.QuerySelectorAll(".person-line").Length <= 50 + 200 + 1);
        Assert.Contains("1 person without a manager or reports", page.Text, StringComparison.Ordinal);
        var second = await _site.GetAsync("/org?page=2");
        Assert.Equal(tops[..10].AsEnumerable().Reverse().Select(Address), Links(second, "#tops > li > a"));
        Assert.Equal("/org?page=1", second.Document.QuerySelector("[rel=prev]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("Status", "Left"), InlineData("Protected", "true"), InlineData("delete", "")]
    public async Task Get_ManagerGone_PutsTheReportsAtTheTopAndShowsTheManagerNowhere(string field, string value)
    {
        var manager = await _site.AddAsync("Margaret Manager", ("Email", "margaret@example.com"));
        var report = await _site.AddAsync("Robert Report", ("Manager", "margaret@example.com"));
        var low = await _site.AddAsync("Lena Low", ("Manager", "Robert Report"));
        Assert.Contains("1 direct, 2 in all", (await _site.GetAsync("/org")).Text, StringComparison.Ordinal);

        if (field == "delete")
            await _site.DeleteAsync(manager);
        else
            await _site.ChangeAsync(manager, field, value);

        var page = await _site.GetAsync("/org");
        Assert.Equal([Chart(report)], Links(page, "#tops > li > a"));
        Assert.Contains("1 direct, 1 in all", page.Text, StringComparison.Ordinal);
        foreach (var address in (string[])["/org", Chart(report), Chart(low), "/org?q=margaret"])
            Assert.DoesNotContain("Margaret", (await _site.GetAsync(address)).Text.Replace("for “margaret”", "", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        Assert.Equal(field == "delete" ? HttpStatusCode.Gone : HttpStatusCode.NotFound, (await _site.GetAsync(Chart(manager))).Status);
        Assert.DoesNotContain("See in the org chart", (await _site.GetAsync(manager)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NobodyThere_SaysNoMoreThanOfALeaver()
    {
        var left = await _site.AddAsync("Left Long Ago", ("Status", "Left"));
        Assert.DoesNotContain("See in the org chart", (await _site.GetAsync(left)).Text, StringComparison.Ordinal);
        using var visitor = _site.NewVisitor();
        var nobody = $"{Guid.CreateVersion7()}";
        var (unknown, leaver) = (await visitor.GetPageAsync($"/org/{nobody}"), await visitor.GetPageAsync(Chart(left)));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unknown.Status, leaver.Status));
        Assert.Equal(unknown.Html.Replace(nobody, People.IdOf(left), StringComparison.Ordinal), leaver.Html);
        Assert.Contains("not in the org chart", unknown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/org?page=none"), InlineData("/org?alone=1e99")]
    public async Task Get_Nonsense_Is400(string address) => Assert.Equal(HttpStatusCode.BadRequest, (await _site.GetAsync(address)).Status);

    [Fact]
    public async Task Get_CircleOfReportingLines_ShowsEveryoneInIt()
    {
        Employee[] circle = [Someone("One Of Three"), Someone("Two Of Three"), Someone("Three Of Three")];
        await ApplyAsync([.. circle.Select((person, i) => person with { ManagerId = circle[(i + 1) % 3].Id })]);
        var page = await _site.GetAsync("/org");
        Assert.Contains("1 direct, 2 in all", page.Text, StringComparison.Ordinal);
        var least = circle.MinBy(person => person.Id.ToString(), StringComparer.Ordinal)!;
        Assert.Equal([Address(least)], Links(page, "#tops > li > a"));
        foreach (var person in circle)
            Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(Address(person))).Status);
    }

    [Fact]
    public async Task Search_Name_ShowsThePlaceOfEachHit()
    {
        await _site.AddAsync("Charles Chief");
        var middle = await _site.AddAsync("Mary Middle", ("Manager", "Charles Chief"));
        var low = await _site.AddAsync("Lena Low", ("Manager", "Mary Middle"));
        var page = await _site.GetAsync("/org?q=len");
        Assert.Equal([Chart(low)], Links(page, ".org-hits > li > a"));
        Assert.Equal(["Charles Chief", "Mary Middle"], page.Document.QuerySelectorAll(".chain a .name").Select(name => name.TextContent));
        Assert.Equal(Chart(middle), Links(page, ".chain a")[^1]);
        Assert.Equal("len", page.Document.QuerySelector("main [name=q]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("xu"), InlineData("\" OR *"), InlineData("<script>alert(1)</script>"), InlineData("🐉"), InlineData("a\0b")]
    public async Task Search_FindsNobody_SaysSo(string typed)
    {
        await _site.AddAsync("Lena Low");
        var page = await _site.GetAsync($"/org?q={Uri.EscapeDataString(typed)}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("No results for", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_InTheMiddle_ShowsTheLinePeersAndTheWayToTheChart()
    {
        var chief = await _site.AddAsync("Charles Chief");
        var middle = await _site.AddAsync("Mary Middle", ("Manager", "Charles Chief"));
        var peer = await _site.AddAsync("Paul Peer", ("Manager", "Charles Chief"));
        var low = await _site.AddAsync("Lena Low", ("Manager", "Mary Middle"));
        var profile = await _site.GetAsync(middle);
        Assert.Equal([chief], Links(profile, ".manager"));
        Assert.Equal([low, peer], Links(profile, ".team a"));
        Assert.Contains("1 peer", profile.Text, StringComparison.Ordinal);
        Assert.NotNull(profile.Document.QuerySelector($"main a[href='{Chart(middle)}']"));
        Assert.Equal([middle, chief], Links(await _site.GetAsync(low), ".manager, .upwards a"));
        Assert.Null((await _site.GetAsync(await _site.AddAsync("Alan Alone"))).Document.QuerySelector(".profile-team"));
    }

    private static string Address(Employee person) => $"/org/{person.Id}";

    private static string Chart(string profile) => $"/org/{People.IdOf(profile)}";

    private static List<string> Links(Page page, string selector) =>
        [.. page.Document.QuerySelectorAll(selector).Select(link => link.GetAttribute("href")!)];

    private Task ApplyAsync(IReadOnlyCollection<Employee> people) => _site.Services.GetRequiredService<ReadModel>().ApplyAsync(people, CancellationToken.None);
}
