using System.Net;
using System.Text.Json;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Imports;
using EmployeeDirectory.Web.Tests.Features.Imports;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Search;

public sealed class ExportTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly DirectorySite _site = embedded.Site;

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Export_ImportedAgain_ChangesNobody(string format)
    {
        var boss = await _site.AddAsync("=1+1 Boss", ("Email", $"boss.{format}@example.com"));
        await _site.AddAsync(
            "'=Quote \"Ann\"", ("Manager", People.IdOf(boss)), ("Phones", "+49 30 1234567"), ("Phones", "(030) 123"), ("JobTitle", "@home"), ("EmployeeNumber", "007"),
            ("Skills", "C#, .NET"), ("About", "First line\n- second, \"line\""), ("WorkingDays", "Monday"), ("WorkingDays", "Friday"), ("StartDate", "2026-03-01"), ("TimeZone", "Europe/Berlin"));
        await _site.AddAsync("-Dash", ("Protected", "true"), ("Location", "'s-Hertogenbosch"));
        var file = await _site.Client.GetByteArrayAsync($"/people/export.{format}", Stop);
        var (import, rows) = await new ImportDesk(_site.Services).PlanAsync(file);
        Assert.All(rows, row => Assert.Equal(RowKind.Unchanged, row.Kind));
        Assert.Contains(rows, row => row.Name == "'=Quote \"Ann\"");
        Assert.DoesNotContain(null, import.Fields);
    }

    [Fact]
    public async Task Export_FilteredList_HasThemAllInItsOrder()
    {
        for (var number = 0; number < 30; number++)
            await _site.AddAsync($"Filter {(char)('Z' - (number % 26))}{number}", ("Department", "Exported"));
        await _site.AddAsync("Other", ("Department", "Kept"));
        using var json = JsonDocument.Parse(await _site.Client.GetStringAsync("/people/export.json?department=Exported&page=2", Stop));
        var names = json.RootElement.EnumerateArray().Select(person => person.GetProperty("displayName").GetString()).ToList();
        Assert.Equal(30, names.Count);
        var listed = (await _site.GetAsync("/?department=Exported")).Document.QuerySelectorAll(".card .name").Select(name => name.TextContent);
        Assert.Equal(listed, names.Take(24));
    }

    [Fact]
    public async Task Export_ForSomebodyElse_HasNothingThatTheyMayNotSee()
    {
        var boss = await _site.AddAsync("Hidden Boss", ("Email", "hidden@example.com"), ("Protected", "true"));
        await _site.AddAsync("Seen Report", ("Manager", People.IdOf(boss)));
        await _site.AddAsync("Gone Away", ("Status", "Left"));
        using var viewer = await _site.NewVisitorAsync(Role.Viewer);
        foreach (var format in (string[])["csv", "json"])
        {
            var text = await viewer.GetStringAsync($"/people/export.{format}", Stop);
            Assert.Contains("Seen Report", text, StringComparison.Ordinal);
            Assert.DoesNotContain("idden", text, StringComparison.Ordinal);
            Assert.DoesNotContain(People.IdOf(boss), text, StringComparison.Ordinal);
            Assert.DoesNotContain("Gone Away", text, StringComparison.Ordinal);
            Assert.DoesNotContain("rotected", text, StringComparison.Ordinal);
        }
        Assert.Contains("Gone Away", await _site.Client.GetStringAsync("/people/export.csv?show=left", Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/people/export.csv?show=left", Stop)).StatusCode);
        Assert.Contains("exported data", (await _site.GetAsync("/log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_ChosenColumns_HasTheseAlone()
    {
        await _site.AddAsync("Carol Columns", ("JobTitle", "Engineer"), ("Email", "carol@example.com"));
        var lines = (await _site.Client.GetStringAsync("/people/export.csv?columns=chosen&column=title&q=carol", Stop)).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal(["Display name,Job title", "Carol Columns,Engineer"], lines[..2]);
    }
}
