using System.Net;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Web.Tests.Site;
using EmployeeDirectory.Web.Tests.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>What comes along when text is copied from a page, a chat or a spreadsheet.</summary>
public sealed class PastedTextTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    [Theory]
    [InlineData("DisplayName", "\u2066Ada\u2069\u00A0\u2003Lovelace\u200B", "Ada Lovelace")]
    [InlineData("DisplayName", "Ada\u202Eecalevol", "Adaecalevol")]
    [InlineData("GivenName", "A\u00ADda\uFEFF", "Ada")]
    [InlineData("FamilyName", "Love\u200Dlace\u3000", "Lovelace")]
    [InlineData("JobTitle", "Data\tEngineer\n", "Data Engineer")]
    [InlineData("Department", "Customer  Care\u200E", "Customer Care")]
    [InlineData("Location", "\u202ALeeds\u202C", "Leeds")]
    [InlineData("Pronouns", "she\u2060/her", "she/her")]
    [InlineData("EmployeeNumber", "E\u200B4711\u00A0", "E4711")]
    [InlineData("Phones", "\u202A+1 212–555\u00A00147\u202C", "+1 212-555 0147")]
    [InlineData("Phones", "tel:+1-212-555-0147;ext=12", "+1-212-555-0147 ext. 12")]
    [InlineData("Phones", "+1 212 555 0147 X12", "+1 212 555 0147 X12")]
    [InlineData("Phones", "(+49) 30 ١٢٣٤٥", "(+49) 30 12345")]
    [InlineData("TimeZone", " Europe/Berlin\u200B", "Europe/Berlin")]
    [InlineData("StartDate", "\u200E2026-03-01\u00A0", "2026-03-01")]
    [InlineData("StartDate", "٢٠٢٦-٠٣-٠١", "2026-03-01")]
    [InlineData("StartDate", "２０２６／０３／０１", "2026-03-01")]
    [InlineData("StartDate", "2026.3.1.", "2026-03-01")]
    [InlineData("StartDate", "2026‐03–01", "2026-03-01")]
    [InlineData("Skills", "Data\u00A0 Science\u200B", "Data Science")]
    [InlineData("About", "One\u200B\r\nتو\u200Cتو 👩🏽‍🚀  two", "One\nتو\u200Cتو 👩🏽‍🚀  two")]
    public async Task Post_InvisibleMarks_AreCleanedAway(string field, string pasted, string kept)
    {
        var saved = await _site.AddAsync("Someone", (field, pasted));
        Assert.Equal(kept, (await _site.GetAsync($"{saved}/edit")).Value(field)?.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("\u00A0{0}@example.com"), InlineData("{0}\u2003@example.com"), InlineData("{0}@example.com."), InlineData("{0}@example.com\u200B")]
    [InlineData("<{0}@example.com>"), InlineData("mailto:{0}@example.com"), InlineData("Ada Lovelace <{0}@example.com>")]
    public async Task Post_AddressAsPasted_IsOneWithThePlainAddress(string pasted)
    {
        var user = $"{Guid.NewGuid():N}";
        var saved = await _site.AddAsync("Someone", ("Email", string.Format(null, pasted, user)));
        Assert.Equal($"{user}@example.com", (await _site.EditAsync(saved)).Value("Email"));
        var other = await (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "Other").With("Email", $"{user}@example.com").PostAsync();
        Assert.NotEqual("", other.ErrorAt("Email"));
        var search = await _site.GetAsync($"/?q={Uri.EscapeDataString(string.Format(null, pasted, user))}");
        Assert.Contains(saved, search.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ManagerAsPasted_IsFound()
    {
        var boss = await _site.AddAsync("Ngozi Okonkwo-Pasted", ("Email", "ngozi.pasted@example.com"));
        foreach (var pasted in (string[])["Ngozi\u00A0Okonkwo-Pasted\u200B", "\u202Angozi.pasted@example.com\u202C.", "<ngozi.pasted@example.com>", "Ngozi  Okonkwo-Pasted"])
        {
            var report = await _site.AddAsync("Report", ("Manager", pasted));
            Assert.Contains(People.IdOf(boss), (await _site.GetAsync(report)).Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Post_FieldsOfMarksOnly_CountAsLength()
    {
        var saved = await _site.AddAsync($"A{new string('\u200B', 500)}da", ("Pronouns", $"{new string('\u00A0', 100)}she"));
        Assert.Equal("Ada", (await _site.EditAsync(saved)).Value("DisplayName"));
    }

    [Fact]
    public async Task StoredBefore_RecordWithInvisibleMarks_IsFoundComparedAndCleanedByTheNextSave()
    {
        var store = _site.Services.GetRequiredService<IEmployeeStore>();
        var stored = await StoreUncleanAsync("Zora\u200B\u00A0Neale", "zora.neale@example.com\u200B");
        var people = _site.Services.GetRequiredService<ReadModel>();

        Assert.Equal(stored.Id, Assert.Single(people.FindByEmail("<Zora.Neale@example.com>")).Id);
        Assert.Contains($"/employees/{stored.Id}", (await _site.GetAsync("/?q=zora.neale@example.com")).Html, StringComparison.Ordinal);
        Assert.Contains($"/employees/{stored.Id}", (await _site.GetAsync("/?q=zora neale")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "Report").With("Manager", "Zora Neale").PostAsync()).Status);
        var taken = await (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "Other").With("Email", "zora.neale@example.com").PostAsync();
        Assert.NotEqual("", taken.ErrorAt("Email"));

        Assert.Equal(HttpStatusCode.Redirect, (await _site.ChangeAsync($"/employees/{stored.Id}", "JobTitle", "Writer")).Status);

        var saved = await store.GetAsync(stored.Id, TestContext.Current.CancellationToken);
        Assert.Equal(("Zora Neale", "zora.neale@example.com", "Writer"), (saved!.DisplayName, saved.Email, saved.JobTitle));
    }

    [Fact]
    public async Task Post_SameNumberOrSkillTwice_IsKeptOnce()
    {
        var saved = await _site.AddAsync("Someone", ("Phones", "112 x3, tel:112 X3"), ("Skills", "Rust, rust\u200B"));
        var store = _site.Services.GetRequiredService<IEmployeeStore>();
        var kept = (await store.GetAsync(Guid.Parse(People.IdOf(saved)), TestContext.Current.CancellationToken))!;
        Assert.Equal(["112 x3"], kept.Phones);
        Assert.Equal(["Rust"], kept.Skills);
    }

    [Fact]
    public void StoredBefore_EveryTextOfARecord_IsComparedClean()
    {
        const string mark = "\u200B";
        var stored = Someone($"Zora Neale{mark}") with
        {
            GivenName = $"Zora{mark}",
            FamilyName = $"Neale{mark}",
            JobTitle = $"Writer{mark}",
            Department = $"Prose{mark}",
            Location = $"Eatonville{mark}",
            Email = $"zora@example.com{mark}",
            Phones = [$"112{mark}"],
            Skills = [$"Folklore{mark}"],
            Pronouns = $"she{mark}",
            About = $"Eyes{mark}",
            TimeZone = $"America/New_York{mark}",
            EmployeeNumber = $"4711{mark}"
        };
        Assert.Equal(14, TextsOf(stored).Count(text => text.EndsWith(mark, StringComparison.Ordinal)));
        Assert.Equal(TextsOf(stored).Select(text => text.Replace(mark, "", StringComparison.Ordinal)), TextsOf(stored.Cleaned()));
    }

    private static IEnumerable<string> TextsOf(Employee record) => typeof(Employee).GetProperties()
        .Select(property => property.GetValue(record)).SelectMany(value => value as IEnumerable<string> ?? [value as string ?? ""]);

    /// <summary>As a version that cleaned less stored it.</summary>
    private async Task<Employee> StoreUncleanAsync(string name, string email)
    {
        var record = Someone(name) with { Version = 1, Email = email };
        await _site.Services.GetRequiredKeyedService<SqliteDatabase>(nameof(SqliteEmployeeStore)).WriteRawAsync(record);
        await _site.Services.GetRequiredService<ReadModel>().ApplyOwnAsync(record);
        return record;
    }
}
