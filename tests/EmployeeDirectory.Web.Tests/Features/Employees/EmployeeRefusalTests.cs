using System.Net;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>Bad input: the form comes back with every entry and a message at the field, and nothing is stored.</summary>
public sealed class EmployeeRefusalTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    public static TheoryData<string, string> BadEntries => new()
    {
        { "DisplayName", "" },
        { "DisplayName", "\u00A0" },
        { "DisplayName", "\u200B\u200D" },
        { "DisplayName", "\u3164" },
        { "DisplayName", "A\uFFFEB" },
        { "DisplayName", new string('x', 201) },
        { "DisplayName", "Ada\u0007" },
        { "GivenName", new string('x', 101) },
        { "FamilyName", new string('x', 101) },
        { "JobTitle", new string('x', 151) },
        { "JobTitle", "bell\u0007" },
        { "Department", new string('x', 101) },
        { "Location", new string('x', 101) },
        { "Pronouns", new string('x', 41) },
        { "EmployeeNumber", new string('x', 41) },
        { "About", new string('x', 4001) },
        { "About", "zero\0byte" },
        { "Email", "not an address" },
        { "Email", "a@b@c.com" },
        { "Email", $"{new string('a', 65)}@example.com" },
        { "Email", $"{new string('a', 60)}@{new string('b', 250)}.com" },
        { "Phones", "call me" },
        { "Phones", "12" },
        { "Phones", "+44 (0)20 7946 0000 ring twice" },
        { "Skills", new string('x', 61) },
        { "StartDate", "2026-02-30" },
        { "StartDate", "1 March 2026" },
        { "StartDate", "0001-01-01" },
        { "TimeZone", "Mars/Olympus" },
        { "TimeZone", "../../etc/passwd" },
        { "TimeZone", "localtime" },
        { "TimeZone", "right/Europe/Berlin" },
        { "Manager", "A\uFFFEB" },
        { "Skills", "A\uFFFEB" },
        { "WorkingDays", "Caturday" },
        { "Status", "Asleep" },
        { "Status", "7" },
        { "Protected", "perhaps" },
        { "Manager", "Nobody At All" },
        { "Manager", "00000000-0000-0000-0000-000000000001" }
    };

    [Theory]
    [MemberData(nameof(BadEntries))]
    public async Task Post_BadEntry_ComesBackWithEveryEntryAndStoresNothing(string field, string value)
    {
        var mark = $"kept {Guid.NewGuid():N}";
        var form = (await _site.GetAsync("/employees/new")).Form()
            .With("DisplayName", "Ada Lovelace").With("Pronouns", "she/her").With("Skills", mark).With("About", mark);
        var page = await form.With(field, value).PostAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEqual("", page.ErrorAt(field));
        if (field is not ("Status" or "Protected" or "WorkingDays") && !string.IsNullOrWhiteSpace(value))
            Assert.Equal(value.ReplaceLineEndings("\n").Replace("\0", "\uFFFD", StringComparison.Ordinal), page.Value(field)?.ReplaceLineEndings("\n"));
        Assert.Equal(field == "About" ? value.Replace("\0", "\uFFFD", StringComparison.Ordinal) : mark, page.Value("About"));
        Assert.Equal(field == "Pronouns" ? value : "she/her", page.Value("Pronouns"));
        Assert.DoesNotContain(mark, (await _site.GetAsync("/employees/new")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FormTwice_OffersTheSameBothTimes()
    {
        for (var visit = 0; visit < 2; visit++)
            Assert.NotNull((await _site.GetAsync("/employees/new")).Document.QuerySelector("datalist option[value='Europe/Berlin']"));
    }

    [Fact]
    public async Task Post_MissingName_IsRefused()
    {
        var page = await (await _site.GetAsync("/employees/new")).Form().Without("DisplayName").PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEqual("", page.ErrorAt("DisplayName"));
    }

    [Fact]
    public async Task Post_SeveralFieldsWrong_SaysAllAtOnce()
    {
        var page = await (await _site.GetAsync("/employees/new")).Form()
            .With("DisplayName", "").With("JobTitle", new string('x', 151)).With("Email", "bad").PostAsync();
        Assert.All((string[])["DisplayName", "JobTitle", "Email"], field => Assert.NotEqual("", page.ErrorAt(field)));
    }

    [Fact]
    public async Task Post_MarkOfSomeoneElseBehindTheManagersName_IsRefused()
    {
        await _site.AddAsync("Mark Owner", ("EmployeeNumber", "4711"));
        var page = await (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "X").With("Manager", "Totally Other (4711)").PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEqual("", page.ErrorAt("Manager"));
    }

    [Fact]
    public async Task Post_ThousandSkills_IsRefusedWithThemKept()
    {
        var skills = Enumerable.Range(0, 1000).Select(number => $"skill {number}").ToArray();
        var page = await (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "Ada").With("Skills", skills).PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEqual("", page.ErrorAt("Skills"));
        Assert.Contains("skill 999", page.Value("Skills"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SixPhones_IsRefused()
    {
        var page = await (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "Ada")
            .With("Phones", [.. Enumerable.Range(100, 6).Select(number => $"+44 {number}")]).PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEqual("", page.ErrorAt("Phones"));
    }

    [Fact]
    public async Task Post_EmailTakenInAnotherCase_IsRefused()
    {
        await _site.AddAsync("First", ("Email", "taken@example.com"));
        var page = await (await _site.GetAsync("/employees/new")).Form()
            .With("DisplayName", "Second").With("Email", "Taken@Example.COM").PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEqual("", page.ErrorAt("Email"));
        Assert.Equal("Taken@Example.COM", page.Value("Email"));
    }

    [Fact]
    public async Task Post_OneselfOrAReportAsManager_IsRefused()
    {
        var top = await _site.AddAsync("Top Person", ("Email", "top@example.com"));
        var low = await _site.AddAsync("Low Person", ("Manager", "Top Person (top@example.com)"), ("Email", "low@example.com"));

        foreach (var manager in (string[])["top@example.com", "Top Person", "low@example.com", People.IdOf(low)])
        {
            var page = await _site.ChangeAsync(top, "Manager", manager);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.NotEqual("", page.ErrorAt("Manager"));
            Assert.Equal(manager, page.Value("Manager"));
        }
    }

    [Fact]
    public async Task Post_NameOfTwoPeopleAsManager_AsksWhich()
    {
        await _site.AddAsync("Sam Twin", ("Email", "sam1@example.com"));
        await _site.AddAsync("Sam Twin", ("Email", "sam2@example.com"));
        var page = await (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "Third").With("Manager", "sam twin").PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("sam1@example.com", page.ErrorAt("Manager"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutAntiforgeryToken_Is400()
    {
        var page = await (await _site.GetAsync("/employees/new")).Form()
            .With("DisplayName", "Forged").Without("__RequestVerificationToken").PostAsync();
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.DoesNotContain("Forged", (await _site.GetAsync("/")).Html, StringComparison.Ordinal);
    }
}
