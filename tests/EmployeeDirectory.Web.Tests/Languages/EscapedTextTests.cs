using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.Tests.Languages;

/// <summary>Walks the pages in a language of brackets, with data, days and months that have no Latin letters: what has some outside of brackets was not looked up.</summary>
public sealed partial class EscapedTextTests : IAsyncLifetime
{
    private const string Name = "Ελένη Παπαδοπούλου";

    // Codes, names of zones and keys, and what the machine says of itself.
    private const string NotTexts = "script, style, svg, code, kbd, datalist, [data-zone] small, .machine, #TimeZone";

    private static readonly string[] Spoken = ["alt", "aria-description", "aria-label", "placeholder", "title"];

    private readonly SortedSet<string> _escaped = [];
    private DirectorySite _site = null!;
    private string _profile = "";

    public async ValueTask InitializeAsync()
    {
        _site = await DirectorySite.StartAsync(services => services
            .AddSingleton<IStringLocalizerFactory, MarkedTexts>()
            .PostConfigure<RequestLocalizationOptions>(languages =>
            {
                languages.DefaultRequestCulture = new("el");
                languages.SupportedCultures = languages.SupportedUICultures = [CultureInfo.GetCultureInfo("el")];
            }));
        var manager = await _site.AddAsync("Νίκος Αλεξίου", ("Department", "Πωλήσεις"));
        _profile = await _site.AddAsync(
            Name, ("GivenName", "Ελένη"), ("FamilyName", "Παπαδοπούλου"), ("JobTitle", "Μηχανικός"), ("Department", "Πωλήσεις"),
            ("Location", "Αθήνα"), ("Skills", "Γλώσσες"), ("Phones", "+30 21 0555 0147"), ("Email", "1@2.example"), ("About", "Καλημέρα"),
            ("EmployeeNumber", "17"), ("StartDate", "2026-01-05"), ("TimeZone", "Europe/Athens"), ("WorkingDays", "Monday"),
            ("Manager", People.IdOf(manager)));
        await _site.FollowAsync(await _site.ChangeAsync(_profile, "JobTitle", "Διευθύντρια"));
        await _site.FollowAsync(await _site.ChangeAsync(await _site.AddAsync("Σοφία Λεβέντη"), "Status", "Left"));
        await _site.FollowAsync(await _site.ChangeAsync(await _site.AddAsync("Μαρία Βλάχου"), "Protected", "true"));
        await _site.DeleteAsync(await _site.AddAsync("Άννα Κόκκινου"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Pages_InAnotherLanguage_AreWhollyInIt()
    {
        await WalkAsync(_site.Client, "/", "/?q=μηχ", "/?q=nobody", "/?view=table&size=1", "/?view=faces", "/?skill=Γλώσσες&letter=Π", "/?asOf=2020-01-01", "/?q=γλωσσεσ&department=X");
        using var own = await _site.NewVisitorAsync(Role.Viewer, Guid.Parse(People.IdOf(_profile)));
        await WalkAsync(own, "/account", _profile);
        using var guest = _site.NewVisitor();
        await WalkAsync(guest, "/sign-in", "/nowhere", "/accounts", "/invitation?code=1", "/password-link?code=1", "/org/search?q=nobody");

        Assert.True(_escaped.Count == 0, string.Join("\n", _escaped));
    }

    [Fact]
    public async Task Forms_Refused_AreWhollyInTheLanguage()
    {
        var form = await _site.EditAsync(_profile);
        foreach (var field in (string[])["Email", "Phones", "StartDate", "TimeZone", "Status", "WorkingDays", "Manager"])
            form.With(field, "?");
        Look(await form.With("DisplayName", "").With("Skills", new string('Γ', 61)).With("About", new string('Γ', 9000))
            .With("JobTitle", "\u0001").WithFile("1.μπμπ", "BM"u8.ToArray()).PostAsync());
        var late = await _site.EditAsync(_profile);
        await _site.ChangeAsync(_profile, "Location", "Πάτρα");
        Look(await late.With("Location", "Βόλος").PostAsync());
        Look(await (await _site.GetAsync($"{_profile}/photo")).Form("/photo").PostAsync());
        var report = (await _site.GetAsync($"{_profile}/suggestions/new?field=JobTitle")).Form().With("Value", "");
        Look(await report.PostAsync());
        Look(await report.With("Field", "").PostAsync());
        foreach (var address in (string[])["/account/password", "/account/second-factor", "/accounts/invite"])
            if (await _site.GetAsync(address) is { Status: HttpStatusCode.OK } page && page.Document.QuerySelector("main form[method=post]") is not null)
                Look(await page.Form().With("EmployeeText", "?").PostAsync());
        Look(await (await _site.NewVisitor().GetPageAsync("/sign-in")).Form("/sign-in").With("Name", "1").With("Password", "1").PostAsync());
        Look(await (await _site.EditAsync(_profile)).Without("__RequestVerificationToken").PostAsync());

        Assert.True(_escaped.Count == 0, string.Join("\n", _escaped));
    }

    /// <summary>Follows every link, one address for each kind of page.</summary>
    private async Task WalkAsync(HttpClient visitor, params IEnumerable<string> from)
    {
        var (queue, kinds) = (new Queue<string>(from), new HashSet<string>());
        while (queue.TryDequeue(out var address))
        {
            using var response = await visitor.GetAsync(address);
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = await Page.ReadAsync(visitor, response);
            Look(page);
            foreach (var link in page.Document.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!))
                if (kinds.Add(Kind().Replace(link, "")))
                    queue.Enqueue(link);
        }
    }

    private void Look(Page page)
    {
        var title = page.Document.Title ?? "";
        foreach (var element in page.Document.QuerySelectorAll(NotTexts).ToList())
            element.Remove();
        var attributes = page.Document.All.SelectMany(element => element.Attributes
            .Where(attribute => Spoken.Contains(attribute.Name) || attribute.Name.StartsWith("data-say", StringComparison.Ordinal))
            .Select(attribute => attribute.Value));
        // As a whole: what is translated may have elements in it.
        var texts = attributes.Append(title).Append(page.Document.Body!.TextContent)
            .SelectMany(text => NotSpoken().Replace(MarkedTexts.Unmarked(text), "").Split('\n'));
        foreach (var text in texts.Where(text => Latin().IsMatch(text)))
            _escaped.Add($"{page.Response.RequestMessage!.RequestUri!.PathAndQuery}: {text.Trim()}");
    }

    [GeneratedRegex("[A-Za-z]{2}", RegexOptions.None, 1000)]
    private static partial Regex Latin();

    // Names of test accounts, e-mail addresses and the time zone.
    [GeneratedRegex(@"\b(Admin|Viewer) [0-9a-f]+\b|\S{1,64}@\S+|Europe/Athens", RegexOptions.None, 1000)]
    private static partial Regex NotSpoken();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}|[?#].*$|\d+", RegexOptions.None, 1000)]
    private static partial Regex Kind();
}
