using System.Net;
using System.Xml.Linq;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.OrgChart;

public sealed class DrawnChartTests : IAsyncLifetime
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private DirectorySite _site = null!;

    public async ValueTask InitializeAsync() => _site = await DirectorySite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Get_Staff_DrawsTwoLevelsAndClosesTheRest()
    {
        var staff = SampleStaff.People(585, new DateOnly(2026, 1, 1)).ToList();
        await ApplyAsync(staff);

        var page = await _site.GetAsync("/org/chart");

        Assert.Equal([People(staff[0])], Drawn(page, "#org-sheet > .org-team > li > .org-card"));
        List<Employee> heads = [.. staff.Where(person => person.ManagerId == staff[0].Id)];
        List<Employee> below = [.. staff.Where(person => heads.Any(head => head.Id == person.ManagerId))];
        Assert.Equal(heads.Select(People).Order(), Drawn(page, "#org-sheet > .org-team > li > .org-team > li > .org-card").Order());
        Assert.Equal(1 + heads.Count + below.Count, Drawn(page, ".org-card").Count);
        Assert.Equal(1 + heads.Count, page.Document.QuerySelectorAll("[aria-expanded=true]").Length);
        Assert.Equal(
            below.Count(one => staff.Exists(person => person.ManagerId == one.Id)), page.Document.QuerySelectorAll("[aria-expanded=false]").Length);
        Assert.Contains($"{heads.Count} direct, 584 in all under", page.Text, StringComparison.Ordinal);
        Assert.Equal("true", page.Document.QuerySelector("main .switch a[href='/org/chart']")!.GetAttribute("aria-current"));
        Assert.Equal(1 + heads.Count, Drawn(await _site.GetAsync("/org/chart?levels=1"), ".org-card").Count);
        Assert.Single(Drawn(await _site.GetAsync("/org/chart?levels=0"), ".org-card"));
        Assert.InRange(Drawn(await _site.GetAsync("/org/chart?levels=4"), ".org-card").Count, 100, 200);
    }

    [Theory, InlineData(8, 1), InlineData(9, 2), InlineData(17, 3)]
    public async Task Get_PeopleWithoutTeams_StandInColumnsOfLikeHeight(int people, int columns)
    {
        var top = Someone("Top");
        await ApplyAsync([top, .. Enumerable.Range(0, people).Select(one => Someone($"Person {one}") with { ManagerId = top.Id })]);

        var stacked = (await _site.GetAsync("/org/chart")).Document.QuerySelectorAll(".org-closed").Select(one => one.ClassList.Contains("org-head")).ToList();

        Assert.Equal(people, stacked.Count);
        List<int> heads = [.. Enumerable.Range(0, people).Where(at => stacked[at]), people];
        Assert.Equal(columns, heads.Count - 1);
        Assert.InRange(heads[^1] - heads[^2], heads[1] - (columns - 1), heads[1]);
    }

    [Fact]
    public async Task Toggle_Followed_OpensAndClosesThatPersonAndTheAddressSaysSo()
    {
        var staff = SampleStaff.People(100, new DateOnly(2026, 1, 1)).ToList();
        await ApplyAsync(staff);
        var page = await _site.GetAsync("/org/chart?levels=1");
        string Toggle(Page of) => of.Document.QuerySelector($"#t-{staff[1].Id}")!.GetAttribute("hx-get")!;
        int ReportsTo(Employee manager) => staff.Count(person => person.ManagerId == manager.Id);

        var opened = await _site.GetAsync(Toggle(page));
        Assert.Equal(1 + ReportsTo(staff[0]) + ReportsTo(staff[1]), Drawn(opened, ".org-card").Count);
        // Those who are open come first: a column each, beside the stack of the others.
        Assert.Equal(People(staff[1]), Drawn(opened, ".org-team .org-team > li > .org-card")[0]);
        var closed = await _site.GetAsync(Toggle(opened));
        Assert.Equal(1 + ReportsTo(staff[0]), Drawn(closed, ".org-card").Count);
        Assert.Contains($"closed={staff[1].Id}", Toggle(await _site.GetAsync("/org/chart")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FromAPerson_DrawsThemOnTopBelowTheirChain()
    {
        var staff = SampleStaff.People(585, new DateOnly(2026, 1, 1)).ToList();
        await ApplyAsync(staff);
        var low = staff.First(person => person.ManagerId == staff[1].Id);

        var page = await _site.GetAsync($"/org/chart?from={low.Id}");

        Assert.Equal([$"/org/chart?from={staff[0].Id}", $"/org/chart?from={staff[1].Id}"], page.Document.QuerySelectorAll(".org-line a").Select(link => link.GetAttribute("href")));
        Assert.Equal([People(low)], Drawn(page, "#org-sheet > .org-team > li > .org-card"));
        Assert.Equal($"{low.DisplayName} in the org chart · Directory", page.Document.Title);
        Assert.NotNull(page.Document.QuerySelector("#org-tools a[href='/org/chart']"));
    }

    [Fact]
    public async Task Get_WayToAPerson_OpensItAndMarksIt()
    {
        var top = Someone("Top");
        var middle = Someone("Zz Middle") with { ManagerId = top.Id };
        var low = Someone("Zz Low") with { ManagerId = middle.Id };
        await ApplyAsync(
        [
            top, middle, low, .. Enumerable.Range(0, 200).Select(n => Someone($"Aa {n:000}") with { ManagerId = top.Id }),
            .. Enumerable.Range(0, 200).Select(n => Someone($"Bb {n:000}") with { ManagerId = middle.Id })
        ]);

        var page = await _site.GetAsync($"/org/chart?to={low.Id}&levels=0");

        Assert.Equal([People(top), People(middle), People(low)], Drawn(page, ".org-way"));
        Assert.Equal([People(low)], Drawn(page, ".org-chosen"));
        Assert.Equal(low.DisplayName, page.Document.QuerySelector("[aria-current=location] .name")!.TextContent.Trim());
        Assert.InRange(Drawn(page, ".org-card").Count, 3, 1 + 49 + 17);
    }

    [Fact]
    public async Task Get_AsTheirOwnAccount_OffersToStartFromThemAndMarksThem()
    {
        var (top, low) = (await _site.AddAsync("Top"), await _site.AddAsync("Low", ("Manager", "Top")));
        using var them = await _site.NewVisitorAsync(Role.Employee, Guid.Parse(Site.People.IdOf(low)));
        var page = await them.GetPageAsync("/org/chart");

        var id = Site.People.IdOf(low);
        Assert.Equal([$"/org/chart?from={id}", $"/org/chart?to={id}&levels=1#p-{id}"], page.Document.QuerySelectorAll("#org-tools > ul > li > a").Select(link => link.GetAttribute("href")));
        Assert.Equal([low], Drawn(page, ".org-me"));
        Assert.Empty((await _site.GetAsync("/org/chart")).Document.QuerySelectorAll(".org-me"));
        Assert.NotNull(top);
    }

    [Fact]
    public async Task Get_AHundredThousandUnderOne_DrawsAPageOfThemAtOnce()
    {
        var top = Someone("The Only Manager");
        var reports = Enumerable.Range(1, 100_000).Select(n => Someone($"Report {n:000000}") with { ManagerId = top.Id }).ToList();
        await ApplyAsync([.. reports, top]);

        var first = await _site.GetAsync("/org/chart?levels=3");

        Assert.Equal([People(top), .. reports[..48].Select(People)], Drawn(first, ".org-card"));
        var next = first.Document.QuerySelector("[rel=next]")!;
        Assert.Equal(("Show the next 48 of 100,000", "/org/chart?levels=3&page=2"), (next.TextContent, next.GetAttribute("href")));
        Assert.Equal([People(top), .. reports[48..96].Select(People)], Drawn(await _site.GetAsync("/org/chart?page=2"), ".org-card"));
        Assert.Equal(People(reports[^1]), Drawn(await _site.GetAsync("/org/chart?page=999999"), ".org-card")[^1]);
        Assert.Equal([People(top), .. reports[..48].Select(People), People(reports[70_000])], Drawn(await _site.GetAsync($"/org/chart?to={reports[70_000].Id}"), ".org-card"));
    }

    [Fact]
    public async Task Get_ManyTops_DrawsNoMoreThanItsRoom()
    {
        var tops = Enumerable.Range(1, 60).Select(n => Someone($"Top {n:000}")).ToList();
        var below = tops.SelectMany(top => Enumerable.Range(0, 30).Select(n => Someone($"Report {n:00}") with { ManagerId = top.Id })).ToList();
        await ApplyAsync([.. tops, .. below, Someone("Alone"), Someone("Alone Too")]);

        var page = await _site.GetAsync("/org/chart");
        Assert.Equal(48, Drawn(page, "#org-sheet > .org-team > li > .org-card").Count);
        Assert.InRange(Drawn(page, ".org-card").Count, 48 + 7 * 16, 200);
        Assert.Equal("Show the next 12 of 60", page.Document.QuerySelector("[rel=next]")!.TextContent);
        Assert.StartsWith("14 more under Top", page.Document.QuerySelector(".org-team .org-team .org-turn")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("2 people without a manager or reports", page.Document.QuerySelector("a[href='/org#alone']")!.TextContent);

        var opened = string.Join('.', tops[..40].Select(top => top.Id));
        Assert.InRange(Drawn(await _site.GetAsync($"/org/chart?open={opened}"), ".org-card").Count, 200, 48 + 400 + 16);
    }

    [Fact]
    public async Task Download_Chart_IsADrawingOfTheSamePeopleWithTheirNamesEscaped()
    {
        const string name = "<script>alert(1)</script> & \"Co\"";
        var top = Someone(name) with { Department = "Engines & <b>Co</b>", JobTitle = "Head of Analytical and Difference Engines " + new string('W', 100) };
        var low = Someone("محمد عبد الرحمن") with { ManagerId = top.Id, FamilyName = "عبد الرحمن", Department = "Engines & <b>Co</b>" };
        await ApplyAsync([top, low, Someone("Elsewhere")]);

        using var answer = await _site.Client.GetAsync("/org/chart.svg", TestContext.Current.CancellationToken);
        var drawing = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment; filename=org-chart.svg", answer.Content.Headers.ContentDisposition?.ToString().Replace("\"", "", StringComparison.Ordinal));
        Assert.Empty(drawing.Descendants(Svg + "script"));
        var texts = drawing.Descendants(Svg + "text").Select(text => text.Value).ToList();
        Assert.Contains("محمد عبد الرحمن", texts);
        Assert.Contains("عبد الرحمن", drawing.Descendants(Svg + "tspan").Where(part => (string?)part.Attribute("font-weight") == "700").Select(part => part.Value));
        Assert.Contains(texts, text => text.StartsWith("Head of", StringComparison.Ordinal) && !text.EndsWith('…'));
        Assert.Equal(3, texts.Count(text => text == "EC"));
        Assert.Contains("Engines & <b>Co</b>", texts);
        Assert.Contains(texts, text => text.StartsWith("<script>", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Length > 60);
        Assert.Equal([$"p-{top.Id}", $"p-{low.Id}"], drawing.Descendants(Svg + "g").Attributes("id").Select(id => id.Value));
    }

    [Theory]
    [InlineData("from=none"), InlineData("to=1"), InlineData("levels=5"), InlineData("levels=-1"), InlineData("page=0"), InlineData("open=x"), InlineData("closed=1.2"), InlineData("asOf=yesterday")]
    public async Task Get_Nonsense_Is400(string query)
    {
        foreach (var path in (string[])["/org/chart", "/org/chart.svg"])
            Assert.Equal(HttpStatusCode.BadRequest, (await _site.GetAsync($"{path}?{query}")).Status);
    }

    [Fact]
    public async Task Get_MoreOpenedThanAnAddressMayHold_Is400() => Assert.Equal(
        HttpStatusCode.BadRequest,
        (await _site.GetAsync($"/org/chart?open={string.Join('.', Enumerable.Range(0, ChartQuery.MostToggled + 1).Select(_ => Guid.NewGuid()))}")).Status);

    [Theory, InlineData("from"), InlineData("to")]
    public async Task Get_NobodyThere_SaysNoMoreThanOfALeaver(string parameter)
    {
        var left = Site.People.IdOf(await _site.AddAsync("Left Long Ago", ("Status", "Left")));
        var hidden = Site.People.IdOf(await _site.AddAsync("Hidden", ("Protected", "true")));
        var nobody = $"{Guid.CreateVersion7()}";
        using var visitor = _site.NewVisitor();
        var unknown = await visitor.GetPageAsync($"/org/chart?{parameter}={nobody}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        foreach (var id in (string[])[left, hidden])
        {
            var answer = await visitor.GetPageAsync($"/org/chart?{parameter}={id}");
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal(unknown.Html.Replace(nobody, id, StringComparison.Ordinal), answer.Html);
        }
    }

    [Fact]
    public async Task Get_DeletedPerson_TellsAnAdminThatTheyAreGone()
    {
        var profile = await _site.AddAsync("Dora");
        await _site.DeleteAsync(profile);
        Assert.Equal(HttpStatusCode.Gone, (await _site.GetAsync($"/org/chart?from={Site.People.IdOf(profile)}")).Status);
    }

    [Fact]
    public async Task Get_EmptyDirectory_OffersToAddAPersonToAdminsAlone()
    {
        using var visitor = _site.NewVisitor();
        foreach (var path in (string[])["/org", "/org/chart"])
        {
            Assert.NotNull((await _site.GetAsync(path)).Document.QuerySelector("main a[href='/employees/new']"));
            var page = await visitor.GetPageAsync(path);
            Assert.Null(page.Document.QuerySelector("main a[href='/employees/new']"));
            Assert.Contains("Nobody has been added yet", page.Text, StringComparison.Ordinal);
        }
        await ApplyAsync([Someone("Alone")]);
        Assert.Contains("nothing to draw", (await _site.GetAsync("/org/chart")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Departments_ManyOfThem_KeepTheirColoursAndHaveLettersOfTheirOwn()
    {
        var top = Someone("Top");
        List<string> names = ["Product", "Production", "Prose", "Research & Development", "Real Estate", "research", "営業部", "محاسبة", "!?", .. Enumerable.Range(0, 20).Select(n => $"Department {n}")];
        List<Employee> staff = [.. names.Select(name => Someone($"In {name}") with { ManagerId = top.Id, Department = name })];
        await ApplyAsync([top, staff[0], staff[9]]);
        var before = Legend(await _site.GetAsync("/org/chart"));

        await ApplyAsync([top, .. staff, .. Enumerable.Range(0, 3).Select(n => Someone($"Late {n}") with { ManagerId = top.Id, Department = "Product" })]);
        var page = await _site.GetAsync("/org/chart");
        var after = Legend(page);

        Assert.Equal(["Department 0", "Product"], before.Keys);
        Assert.Equal(before["Product"], after["Product"]);
        Assert.Equal(24, after.Count);
        Assert.Equal("5 others", page.Document.QuerySelector(".org-legend li:last-child")!.TextContent.Trim());
        var marks = page.Document.QuerySelectorAll(".org-person:not([data-mark=''])").Select(link => (link.GetAttribute("title")!.Split('\n')[^1], link.GetAttribute("data-mark"))).Distinct().ToList();
        Assert.Equal(names.Count, marks.Count);
        foreach (var (name, letters) in ((string, string)[])[("Product", "Pr"), ("Research & Development", "RD"), ("営業部", "営業")])
            Assert.Contains((name, letters), marks);
        Assert.Equal(names.Count, marks.Select(mark => mark.Item2!.ToUpperInvariant()).Distinct().Count());
        Assert.DoesNotContain(marks, mark => string.IsNullOrEmpty(mark.Item2));
        Assert.Equal("", page.Document.QuerySelector($"#p-{top.Id} .org-person")!.GetAttribute("data-mark"));
    }

    private static Dictionary<string, (string Hue, string? Letters)> Legend(Page page) =>
        page.Document.QuerySelectorAll(".org-key").ToDictionary(item => item.TextContent, item => (item.ClassList.Single(name => name.StartsWith("hue-", StringComparison.Ordinal)), item.GetAttribute("data-mark")));

    private static string People(Employee person) => $"/employees/{person.Id}";

    private static List<string> Drawn(Page page, string cards) =>
        [.. page.Document.QuerySelectorAll(cards).Select(card => card.QuerySelector(".org-person")?.GetAttribute("href")).OfType<string>()];

    private Task ApplyAsync(IReadOnlyCollection<Employee> people) => _site.Services.GetRequiredService<ReadModel>().ApplyAsync(people, CancellationToken.None);
}
