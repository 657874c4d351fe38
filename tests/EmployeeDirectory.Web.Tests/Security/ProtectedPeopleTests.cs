using System.Net;
using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Tests.Features.Employees;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Security;

/// <summary>A protected person is absent from every place for all but admins and themself.</summary>
public sealed partial class ProtectedPeopleTests(HiddenPerson hidden) : IClassFixture<HiddenPerson>
{
    private static readonly string[] Roles = ["anonymous", "viewer", "colleague", "themself", "admin"];

    /// <summary>Addresses, and who sees the person there; {id} and so on are theirs.</summary>
    private static readonly Dictionary<string, string[]> Places = new()
    {
        ["/"] = [],
        ["/?view=table&size=96"] = [],
        ["/?view=faces"] = [],
        ["/?q=rita"] = [],
        ["/?q=Quillon"] = [],
        ["/?q=Quilon"] = [],
        ["/?q=Zzyz"] = [],
        ["/?q=qz.hidden@example.com"] = [],
        ["/?q=HX9917"] = [],
        ["/?q=Nightwarden"] = [],
        ["/?q=Quasarics"] = [],
        ["/?q=Ultimathule"] = [],
        ["/?q=Xylomancy"] = [],
        ["/?q=7391"] = [],
        ["/?department=Quasarics"] = [],
        ["/?location=Ultimathule&skill=Xylomancy"] = [],
        ["/?q=team:Quillon"] = [],
        ["/?q=in:Ultima+manager:Boss"] = [],
        ["/?manager=Zzyzx"] = [],
        ["/?team=Boss"] = [],
        ["/?letter=Z"] = [],
        ["/people/values?field=department"] = [],
        ["/people/values?field=location"] = [],
        ["/people/values?field=skill"] = [],
        ["/people/values?field=skill&q=rita"] = [],
        ["/people/values?field=department&find=Quasar"] = [],
        ["/people/print"] = [],
        ["/people/print?q=Quillon&view=table"] = [],
        ["/people/print?show=protected"] = ["admin"],
        ["/?joined=true"] = [],
        ["/?show=protected"] = ["admin"],
        ["/?show=left"] = [],
        ["/org"] = [],
        ["/org?q=Quillon"] = [],
        ["/org?q=Nightwarden"] = [],
        ["/org/{id}"] = [],
        ["/org/{boss}"] = [],
        ["/org/{report}"] = [],
        ["/org/chart?levels=4"] = [],
        ["/org/chart?from={id}"] = [],
        ["/org/chart?from={boss}&open={id}"] = [],
        ["/org/chart?to={report}"] = [],
        ["/org/chart.svg?levels=4"] = [],
        ["/org/chart.svg?from={report}"] = [],
        ["/changes"] = ["admin"],
        ["/employees/{id}"] = ["themself", "admin"],
        ["/employees/{boss}"] = [],
        ["/employees/{report}"] = ["themself", "admin"],
        ["/employees/{id}/vcard"] = ["themself", "admin"],
        ["/employees/{boss}/vcard"] = [],
        ["/employees/{report}/vcard"] = ["themself", "admin"],
        ["/employees/{id}/edit"] = ["themself", "admin"],
        ["/employees/{id}/photo"] = ["themself", "admin"],
        ["/employees/{id}/history"] = ["themself", "admin"],
        ["/employees/{id}/suggestions/new"] = ["themself", "admin"],
        ["/employees/{report}/suggestions/new"] = ["themself", "admin"],
        ["/employees/managers?manager=quil"] = [],
        ["/suggestions/mine"] = [],
        ["/employees/deleted"] = [],
        ["/log"] = ["admin"],
        ["/log.csv"] = ["admin"],
        ["/no/such/page"] = []
    };

    public static MatrixTheoryData<string, string> PlacesAndRoles => new(Places.Keys, Roles);

    [Theory, MemberData(nameof(PlacesAndRoles))]
    public async Task Place_ToARole_TellsOfThemOnlyWhereItMay(string place, string role)
    {
        var address = place.Replace("{id}", People.IdOf(hidden.Profile), StringComparison.Ordinal)
            .Replace("{boss}", People.IdOf(hidden.Boss), StringComparison.Ordinal).Replace("{report}", People.IdOf(hidden.Report), StringComparison.Ordinal);
        foreach (var fragment in (bool[])[false, true])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (fragment)
                request.Headers.Add("HX-Request", "true");
            using var response = await hidden.As(role).SendAsync(request);
            var told = response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value).Append(await response.Content.ReadAsStringAsync());
            // The address itself is said again: it was known to whoever asked. Every page has its visitor's own profile in a menu.
            var inMenu = role == "themself" && response.Content.Headers.ContentType?.MediaType == "text/html" ? People.IdOf(hidden.Profile) : null;
            var traces = hidden.Traces.Where(trace => !address.Contains(trace, StringComparison.OrdinalIgnoreCase) && trace != inMenu)
                .Where(trace => told.Any(text => text.Contains(trace, StringComparison.OrdinalIgnoreCase))).ToList();
            Assert.True(Places[place].Contains(role) == traces.Count > 0, $"{(int)response.StatusCode}: {string.Join(", ", traces)}");
        }
    }

    [Theory]
    [InlineData("/?q=Quillon"), InlineData("/?q=Nightwarden"), InlineData("/?department=Quasarics"), InlineData("/?letter=Z"), InlineData("/org?q=Quillon")]
    public async Task Search_ByWhatOnlyTheyHave_FindsNobodyNotEvenTheirReports(string address)
    {
        foreach (var role in Roles)
            Assert.DoesNotContain("Rita", (await hidden.As(role).GetPageAsync(address)).Document.QuerySelector("main")!.InnerHtml, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Search_WithAWordOfTheirs_AnswersAsWithOneThatNobodyHas()
    {
        async Task<string> MainAsync(HttpClient visitor, string word) =>
            (await visitor.GetPageAsync($"/?q={word}+rita")).Document.QuerySelector("main")!.InnerHtml.Replace(word, "…", StringComparison.OrdinalIgnoreCase);

        foreach (var role in Roles)
            Assert.Equal(await MainAsync(hidden.As(role), "Qxqxq"), await MainAsync(hidden.As(role), "Zzyzx"));
    }

    [Fact]
    public async Task Counts_OfEveryone_LeaveThemOut()
    {
        foreach (var role in Roles)
        {
            Assert.Contains("3 people", (await hidden.As(role).GetPageAsync("/")).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("4 people", (await hidden.As(role).GetPageAsync("/")).Text, StringComparison.Ordinal);
            Assert.Contains("1 direct report", (await hidden.As(role).GetPageAsync(hidden.Boss)).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/employees/{0}"), InlineData("/employees/{0}/vcard"), InlineData("/org/{0}"), InlineData("/employees/{0}/suggestions/new"), InlineData("/photos/{0}/256.webp")]
    public async Task Answer_AboutThem_IsTheOneAboutNobody(string format)
    {
        foreach (var role in (string[])["anonymous", "viewer", "colleague"])
        {
            var (theirs, nobodys) = format.StartsWith("/photos", StringComparison.Ordinal)
                ? (hidden.Photo.Split('/')[2], new string('a', 32))
                : (People.IdOf(hidden.Profile), Guid.CreateVersion7().ToString());
            Assert.Equal(await AnswerAsync(role, format, nobodys), await AnswerAsync(role, format, theirs));
        }
    }

    [Theory]
    [InlineData("themself", HttpStatusCode.OK), InlineData("admin", HttpStatusCode.OK), InlineData("anonymous", HttpStatusCode.NotFound), InlineData("colleague", HttpStatusCode.NotFound)]
    public async Task Photo_ByItsAddress_IsForThemAndAdmins(string role, HttpStatusCode status)
    {
        using var response = await hidden.As(role).GetAsync(hidden.Photo);
        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.OK)
            Assert.True(response.Headers.CacheControl!.Private);
    }

    [Fact]
    public async Task Suggestion_NamingThem_IsAnsweredLikeOneNamingNobody()
    {
        // Their own words are shown to whoever wrote them, on a page that the other tests look at.
        using var visitor = await hidden.Site.NewVisitorAsync(Role.Viewer);
        foreach (var (field, value) in ((string, string)[])[("Manager", HiddenPerson.Name), ("Manager", "Nobody Atall"), ("Email", "qz.hidden@example.com"), ("Email", "nobody@example.com")])
        {
            var page = await (await visitor.GetPageAsync($"{hidden.Boss}/suggestions/new?field=JobTitle")).Form().With("Field", field).With("Value", value).PostAsync();
            Assert.Equal((HttpStatusCode.Redirect, hidden.Boss), (page.Status, page.Location));
        }
    }

    [Fact]
    public async Task Suggestion_AboutOneWhoIsProtectedLater_NamesThemNoMore()
    {
        var profile = await hidden.Site.AddAsync("Pavel Protectedlater");
        var viewer = await hidden.Site.NewVisitorAsync(Role.Viewer);
        await (await viewer.GetPageAsync($"{profile}/suggestions/new?field=JobTitle")).Form().With("Value", "Clerk").PostAsync();
        Assert.Contains("Protectedlater", (await viewer.GetPageAsync("/suggestions/mine")).Text, StringComparison.Ordinal);
        await hidden.Site.ChangeAsync(profile, "Protected", "true");
        var mine = await viewer.GetPageAsync("/suggestions/mine");
        Assert.DoesNotContain("Protectedlater", mine.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(People.IdOf(profile), mine.Html, StringComparison.Ordinal);
        Assert.Contains("Clerk", mine.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProtectedByAnotherInstance_TheirPagesAreGoneBeforeTheFeedTells()
    {
        var store = hidden.Site.Services.GetRequiredService<IEmployeeStore>();
        var person = await store.AddAsync(Staff.Someone("Paula Passing"));
        var anyone = hidden.As("anonymous");
        Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync($"/employees/{person.Id}")).StatusCode);
        await store.SaveAsync(person with { Protected = true });
        foreach (var address in (string[])["", "/vcard"])
            Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync($"/employees/{person.Id}{address}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hidden.As("viewer").GetAsync($"/employees/{person.Id}/suggestions/new")).StatusCode);
    }

    [Theory, InlineData("/"), InlineData("/org"), InlineData("/?q=rita"), InlineData("/org/{0}")]
    public async Task KeptPage_AskedForInTurns_IsNeverAnothersRole(string format)
    {
        var address = string.Format(null, format, People.IdOf(hidden.Boss));
        foreach (var role in (string[])["admin", "anonymous", "admin", "colleague", "anonymous", "admin", "anonymous"])
        {
            var page = await hidden.As(role).GetPageAsync(address);
            Assert.Equal(role == "admin", page.Html.Contains("/employees/deleted", StringComparison.Ordinal));
            Assert.Equal(role == "anonymous", page.Html.Contains("/sign-in", StringComparison.Ordinal));
            if (role != "anonymous")
                Assert.Null(page.Response.Headers.Age);
        }
    }

    /// <summary>All that can be seen of it, but for what differs from one request to the next.</summary>
    private async Task<string> AnswerAsync(string role, string format, string id)
    {
        var page = await hidden.As(role).GetPageAsync(string.Format(null, format, id));
        var headers = page.Response.Headers.Concat(page.Response.Content.Headers).Where(header => header.Key is not ("Date" or "Set-Cookie" or "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return $"{page.Status}\n{string.Join('\n', headers)}\n{Passing().Replace(page.Html, "")}".Replace(id, "ID", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("""<code>[^<]*</code>|name="__RequestVerificationToken"[^>]*>""", RegexOptions.None, 1000)]
    private static partial Regex Passing();
}
