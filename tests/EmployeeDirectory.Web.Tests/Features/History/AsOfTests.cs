using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using static EmployeeDirectory.Web.Tests.Features.History.PastSite;

namespace EmployeeDirectory.Web.Tests.Features.History;

public sealed class AsOfTests : IAsyncLifetime
{
    private PastSite _past = null!;

    public async ValueTask InitializeAsync() => _past = await PastSite.StartAsync();

    public ValueTask DisposeAsync() => _past.DisposeAsync();

    [Fact]
    public async Task Profile_OfAnEarlierDay_ShowsTheRecordAsItWas()
    {
        var ada = await _past.SaveAsync(Person("Ada Lovelace") with { JobTitle = "Clerk", Department = "Engines" });
        _past.PassDays(1);
        ada = await _past.SaveAsync(ada with { JobTitle = "Countess" });
        _past.PassDays(1);
        await _past.SaveAsync(ada with { JobTitle = "Duchess" });

        Assert.Contains("Clerk", await TitleAsync(ada, "2099-03-01"), StringComparison.Ordinal);
        Assert.Contains("Countess", await TitleAsync(ada, "2099-03-02"), StringComparison.Ordinal);
        Assert.Contains("Duchess", await TitleAsync(ada, "2099-03-03"), StringComparison.Ordinal);
        Assert.Contains("Duchess", await TitleAsync(ada, "2199-01-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListSearchAndChart_OfAnEarlierDay_AreOfThatDay()
    {
        var grace = await _past.SaveAsync(Person("Grace Hopper") with { Department = "Navy" });
        var ada = await _past.SaveAsync(Person("Ada Lovelace") with { ManagerId = grace.Id });
        _past.PassDays(1);
        await _past.SaveAsync(ada with { ManagerId = null, DisplayName = "Ada King" });
        await _past.DeleteAsync(grace);
        await _past.SaveAsync(Person("Newly Come"));
        _past.PassDays(1);

        var list = await _past.GetAsync("/?asOf=2099-03-01");
        Assert.Equal(["Ada Lovelace", "Grace Hopper"], Names(list).Order());
        Assert.Equal(["Grace Hopper"], Names(await _past.GetAsync("/?asOf=2099-03-01&q=navy")));
        Assert.Empty(Names(await _past.GetAsync("/?asOf=2099-03-01&q=newly")));
        Assert.Equal(["Ada Lovelace"], Names(await _past.GetAsync("/?asOf=2099-03-01&q=team:hopper")));
        Assert.Empty(Names(await _past.GetAsync("/?q=team:hopper")));
        Assert.Equal(["Ada King", "Newly Come"], Names(await _past.GetAsync("/")).Order());
        var chart = await _past.GetAsync($"/org/{grace.Id}?asOf=2099-03-01");
        Assert.Contains("1 direct report", chart.Text, StringComparison.Ordinal);
        Assert.Contains("Ada Lovelace", (await _past.GetAsync("/org?asOf=2099-03-01")).Text, StringComparison.Ordinal);
        var drawn = await _past.GetAsync("/org/chart?asOf=2099-03-01");
        Assert.Contains("Ada Lovelace", drawn.Text, StringComparison.Ordinal);
        Assert.All(drawn.Document.QuerySelectorAll(".org-drawn a[href], .org-tools a[href]"), link => Assert.Contains("asOf=2099-03-01", link.GetAttribute("href")!, StringComparison.Ordinal));
        Assert.DoesNotContain("Grace", (await _past.GetAsync("/org/chart")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?asOf=0001-01-01"), InlineData("/?asOf=0001-03-30&joined=true"), InlineData("/?asOf=1899-12-31"), InlineData("/?asOf=9999-12-31")]
    [InlineData("/org?asOf=0001-01-01&q=a"), InlineData("/changes?from=0001-01-01&to=0001-01-01"), InlineData("/log?to=9999-12-31")]
    public async Task Get_DayOutsideTheCalendarOfAnyCompany_IsABadRequest(string address)
    {
        using var admin = await _past.Site.NewVisitorAsync(Role.Admin);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Page_OfThePast_SaysSoKeepsTheDayInItsLinksAndChangesNothing()
    {
        var ada = await _past.SaveAsync(Person("Ada Lovelace") with { Department = "Engines", Email = "ada@example.com" });
        _past.PassDays(1);
        using var admin = await _past.Site.NewVisitorAsync(Role.Admin);

        var list = await GetAsync(admin, "/?asOf=2099-03-01&view=table");
        var profile = await GetAsync(admin, $"/employees/{ada.Id}?asOf=2099-03-01");

        foreach (var page in (Page[])[list, profile])
            Assert.Contains("the directory at the end of 1 March 2099", page.Document.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/?view=table", list.Document.QuerySelector("main .notice a")!.GetAttribute("href"));
        Assert.Equal($"/employees/{ada.Id}?asOf=2099-03-01", list.Document.QuerySelector(".people tbody a")!.GetAttribute("href"));
        Assert.Equal("2099-03-01", profile.Document.QuerySelector(".search [name=asOf]")!.GetAttribute("value"));
        Assert.Contains("/?asOf=2099-03-01&department=Engines", profile.Html.Replace("&amp;", "&", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("/edit", profile.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_BeforeTheFirstRecord_IsEmptyAndSaysSo()
    {
        await _past.SaveAsync(Person("Ada Lovelace"));
        var page = await _past.GetAsync("/?asOf=1999-12-31");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("The directory was empty on that day", page.Text, StringComparison.Ordinal);
        Assert.Empty(Names(page));
    }

    [Theory]
    [InlineData("/?asOf=2026-02-30")]
    [InlineData("/?asOf=yesterday")]
    [InlineData("/org?asOf=01.03.2026")]
    [InlineData("/employees/01995fd2-0000-7000-8000-000000000000?asOf=2026-3-1")]
    [InlineData("/org/01995fd2-0000-7000-8000-000000000000?asOf=2026")]
    public async Task Get_NoDay_Is400(string address) => Assert.Equal(HttpStatusCode.BadRequest, (await _past.GetAsync(address)).Status);

    [Fact]
    public async Task Protected_ThenOrNow_IsAbsentForAllButAdmins()
    {
        var then = await _past.SaveAsync(Person("Formerly Hidden") with { Protected = true });
        var now = await _past.SaveAsync(Person("Hidden Now"));
        _past.PassDays(1);
        await _past.SaveAsync(then with { Protected = false });
        var later = await _past.SaveAsync(Person("Hidden Later"));
        await _past.SaveAsync(now with { Protected = true });
        _past.PassDays(1);

        Assert.Empty(Names(await _past.GetAsync("/?asOf=2099-03-01")));
        foreach (var hidden in (Employee[])[then, now])
            Assert.Equal(HttpStatusCode.NotFound, (await _past.GetAsync($"/employees/{hidden.Id}?asOf=2099-03-01")).Status);
        using var admin = await _past.Site.NewVisitorAsync(Role.Admin);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(admin, $"/employees/{now.Id}?asOf=2099-03-01")).Status);

        Assert.Contains("Hidden Later", Names(await _past.GetAsync("/?asOf=2099-03-02")));
        await _past.SaveAsync(later with { Protected = true });
        Assert.DoesNotContain("Hidden Later", Names(await _past.GetAsync("/?asOf=2099-03-02")));
    }

    [Fact]
    public async Task List_SomeoneWhoseRecordIsGone_IsInThePast()
    {
        var ada = await _past.SaveAsync(Person("Ada Lovelace"));
        _past.PassDays(1);
        ada = await _past.DeleteAsync(ada);
        _past.PassDays(31);
        await _past.Site.Services.GetRequiredService<ReadModel>().ForgetAsync([ada.Id], TestContext.Current.CancellationToken);

        Assert.Equal(["Ada Lovelace"], Names(await _past.GetAsync("/?asOf=2099-03-01")));
        Assert.Empty(Names(await _past.GetAsync("/?asOf=2099-03-02")));
    }

    [Fact]
    public async Task Erased_Now_IsGoneFromThePastAndItsFiles()
    {
        var ada = await _past.SaveAsync(Person("Ada Lovelace"));
        await _past.SaveAsync(Person("Grace Hopper"));
        _past.PassDays(1);
        Assert.Equal(["Ada Lovelace", "Grace Hopper"], Names(await _past.GetAsync("/?asOf=2099-03-01")).Order());

        await _past.EraseAsync(ada);

        await Wait.UntilAsync(() => Task.FromResult(Files() == 0));
        Assert.Equal(["Grace Hopper"], Names(await _past.GetAsync("/?asOf=2099-03-01")));
        Assert.Equal(HttpStatusCode.NotFound, (await _past.GetAsync($"/employees/{ada.Id}?asOf=2099-03-01")).Status);
    }

    [Fact]
    public async Task Days_AskedForOneAfterTheOther_LeaveAFewFilesOnly()
    {
        await _past.SaveAsync(Person("Ada Lovelace"));
        _past.PassDays(20);
        foreach (var day in Enumerable.Range(1, 10))
            Assert.Equal(HttpStatusCode.OK, (await _past.GetAsync($"/?asOf=2099-03-{day:D2}")).Status);
        await Wait.UntilAsync(() => Task.FromResult(Files() == 3));

        await _past.SaveAsync(Person("Someone Hidden") with { Protected = true });

        await Wait.UntilAsync(() => Task.FromResult(Files() == 0));
    }

    private int Files() => Directory.GetFiles(Path.Combine(_past.Site.DataFolder, "past"), "*.db").Length;

    private async Task<string> TitleAsync(Employee person, string day) =>
        (await _past.GetAsync($"/employees/{person.Id}?asOf={day}")).Document.QuerySelector(".profile .title")!.TextContent;

    private static IEnumerable<string> Names(Page page) => page.Document.QuerySelectorAll("main :is(.card, .people) .name").Select(name => name.TextContent);
}
