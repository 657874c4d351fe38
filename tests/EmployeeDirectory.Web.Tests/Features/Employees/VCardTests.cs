using System.Net;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class VCardTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private const string Rtl = "محمد عبد الرحمن بن سلمان آل سعود الكبير";

    private DirectorySite Site => embedded.Site;

    [Fact]
    public async Task Get_EverythingFilledIn_IsReadAsItWasWritten()
    {
        var manager = await Site.AddAsync("Charles Babbage", ("Email", "charles@example.com"));
        var saved = await (await Site.GetAsync("/employees/new")).Form("/employees/new")
            .With("DisplayName", "Ada Lovelace").With("GivenName", "Ada").With("FamilyName", "Lovelace").With("Pronouns", "she/her")
            .With("JobTitle", "Programmer, First").With("Department", "Engines; Analytical").With("Location", "Turin")
            .With("Email", "ada@example.com").With("Phones", "+44 (0)20 7946 0000 x12", "0113 496 0000").With("Manager", "charles@example.com")
            .With("Skills", "Analysis", "C\\C++").With("TimeZone", "Europe/London").With("About", "First\nSecond")
            .WithFile("ada.png", Png.Filled(300, 200, 8, 2, [200, 30, 30])).PostAsync();
        var profile = await Site.FollowAsync(saved);
        var photo = profile.Document.QuerySelector("main article img")!.GetAttribute("src")!;

        var card = await Site.Client.GetAsync(profile.Document.QuerySelector("a[href$=vcard]")!.GetAttribute("href"));
        var lines = await ReadAsync(card);

        Assert.Equal("text/vcard; charset=utf-8", card.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("rev: 20", lines.Single(line => line.StartsWith("rev:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(
            [
                "version: 4.0", "kind: individual", $"uid: urn:uuid:{People.IdOf(saved.Location!)}", "name: Ada Lovelace", "sorted: Lovelace | Ada",
                "pronouns: she/her", "title: Programmer, First", "organization:  | Engines; Analytical", "email: ada@example.com",
                "phone: tel:+442079460000;ext=12", "phone: 0113 496 0000", "place: Turin", "zone: Europe/London", @"skills: Analysis | C\C++",
                "note: First⏎Second", $"url: {new Uri(Site.Client.BaseAddress!, saved.Location)}",
                $"related: co-worker | urn:uuid:{People.IdOf(manager)}",
                $"photo: image/webp | {Convert.ToBase64String(await Site.Client.GetByteArrayAsync(photo))}"
            ],
            lines.Where(line => !line.StartsWith("rev:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(@"Comma, semicolon; colon: backslash \ and \n, \; ""quoted""")]
    [InlineData("<b>BEGIN:VCARD</b> ;TYPE=x:y =?utf-8?q?x?= %41")]
    [InlineData("👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈 Ada 🧑🏿‍🔬👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈")]
    [InlineData(Rtl)]
    [InlineData("Wilhelmina Charlotte Nguyễn-Straße O’Brien Łukaszewska d’Arc")]
    public async Task Get_HostileText_IsReadAsItWasWritten(string text)
    {
        var about = $"{text}\n\tBEGIN:VCARD\n\nEND:VCARD\n{text}{text}";
        var profile = await Site.AddAsync(
            text, ("GivenName", text), ("FamilyName", text), ("Pronouns", text[..10]), ("JobTitle", text), ("Department", text), ("Location", text), ("About", about));

        var card = await Site.Client.GetAsync($"{profile}/vcard");
        var lines = await ReadAsync(card);

        Assert.DoesNotContain(lines, line => line.StartsWith("problem", StringComparison.Ordinal));
        foreach (var expected in (string[])
            [$"name: {text}", $"sorted: {text} | {text}", $"pronouns: {PlainText.Clean(text[..10])}", $"title: {text}", $"organization:  | {text}", $"place: {text}", $"note: {about.ReplaceLineEndings("⏎")}"])
            Assert.Contains(expected, lines);
        Assert.Equal($"{text}.vcf", card.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task Get_NothingFilledIn_IsACardWithAName()
    {
        var profile = await Site.AddAsync("Aaron");

        var lines = await ReadAsync(await Site.Client.GetAsync($"{profile}/vcard"));

        Assert.Equal(
            ["version", "kind", "uid", "rev", "name", "zone", "url"],
            lines.Select(line => line.Split(':')[0]));
        Assert.Contains("zone: ", lines);
    }

    [Fact]
    public async Task Get_OneHalfOfTheName_IsNotPassedOffAsTheWhole()
    {
        var profile = await Site.AddAsync("Ada Lovelace", ("FamilyName", "Lovelace"));

        var lines = await ReadAsync(await Site.Client.GetAsync($"{profile}/vcard"));

        Assert.DoesNotContain(lines, line => line.StartsWith("sorted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_NobodyOrDeleted_Is404Or410()
    {
        var profile = await Site.AddAsync("Dora");
        await Site.DeleteAsync(profile);

        Assert.Equal(HttpStatusCode.Gone, (await Site.GetAsync($"{profile}/vcard")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Site.GetAsync($"/employees/{Guid.NewGuid()}/vcard")).Status);
    }

    [Fact]
    public async Task Get_ManagerDeleted_RelatesToNobody()
    {
        var manager = await Site.AddAsync("Gone Manager");
        var profile = await Site.AddAsync("Left Alone", ("Manager", "Gone Manager"));
        await Site.DeleteAsync(manager);

        Assert.DoesNotContain("RELATED", await Site.Client.GetStringAsync($"{profile}/vcard"), StringComparison.Ordinal);
    }

    private static async Task<string[]> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var card = await response.Content.ReadAsByteArrayAsync();
        Assert.NotEmpty(WireFormat.LinesOf(card));
        return await EzVCard.ReadAsync(card);
    }
}
