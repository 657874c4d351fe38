using System.Net;
using System.Text;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.AuditLog;

public sealed class AuditLogTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private DirectorySite _site = null!;
    private HttpClient _admin = null!;
    private Account _account = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await DirectorySite.StartAsync();
        _admin = _site.Client;
        _account = (await _site.Services.GetRequiredService<IAccountStore>().ListAsync(TestContext.Current.CancellationToken)).Single();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Index_RecordChangesAndOtherEvents_StandInOneListByTime()
    {
        var profile = await _admin.AddAsync("Ada Lovelace");
        await AppendAsync(AuditKind.SignInRefused, DateTimeOffset.UtcNow, by: Visitor, detail: "Wrong password");

        var page = await _admin.GetPageAsync("/log");

        Assert.Equal(["Sign-in failed", $"{_account.Name} added Ada Lovelace"], Sentences(page).Take(2));
        Assert.Contains("Wrong password", page.Text, StringComparison.Ordinal);
        Assert.Contains("from 127.0.0.1", page.Document.QuerySelectorAll(".log li")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains(page.Document.QuerySelectorAll(".log a"), link => link.GetAttribute("href") == $"{profile}/history#version-1");
    }

    [Fact]
    public async Task Index_Filters_NarrowTheList()
    {
        var profile = await _admin.AddAsync("Ada Lovelace");
        await _admin.AddAsync("Grace Hopper");
        await AppendAsync(AuditKind.Exported, Noon, _account.Id);
        await AppendAsync(AuditKind.Exported, Noon.AddDays(1), Visitor);
        const string March = "/log?from=2026-03-01&to=2026-03-02";

        Assert.Equal(2, Sentences(await _admin.GetPageAsync(March)).Count());
        Assert.Single(Sentences(await _admin.GetPageAsync($"{March}&who={_account.Name[..8]}")));
        Assert.Single(Sentences(await _admin.GetPageAsync($"{March}&who={Uri.EscapeDataString(_account.Name)}%C2%A0%E2%80%8B")));
        Assert.Single(Sentences(await _admin.GetPageAsync($"{March}&who=anonymous")));
        Assert.Single(Sentences(await _admin.GetPageAsync("/log?from=2026-03-02&to=2026-03-02")));
        Assert.Empty(Sentences(await _admin.GetPageAsync($"{March}&kind=RoleChanged")));
        Assert.Equal([$"{_account.Name} added Ada Lovelace"], Sentences(await _admin.GetPageAsync("/log?whom=Lovelace")));
        Assert.Equal([$"{_account.Name} added Ada Lovelace"], Sentences(await _admin.GetPageAsync($"/log?whom={People.IdOf(profile)}&kind=RecordCreated")));
    }

    [Fact]
    public async Task Index_MoreThanAPage_GoesOnWhereItStopped()
    {
        foreach (var minute in Enumerable.Range(0, 120))
            await AppendAsync(AuditKind.SignedIn, Noon.AddMinutes(minute), Visitor, detail: $"number {minute}.");

        var numbers = new List<string>();
        for (var address = "/log?from=2026-03-01&to=2026-03-01"; address is not null;)
        {
            var page = await _admin.GetPageAsync(address);
            numbers.AddRange(page.Document.QuerySelectorAll(".log .detail").Select(detail => detail.TextContent));
            address = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(Enumerable.Range(0, 120).Reverse().Select(minute => $"number {minute}."), numbers);
    }

    [Fact]
    public async Task Index_LinesOfSeveralDays_StandUnderTheirDay()
    {
        foreach (var days in (int[])[0, 1, 400])
            await AppendAsync(AuditKind.Suggested, DateTimeOffset.UtcNow.AddDays(-days), Visitor, nameof(Employee.JobTitle));
        await AppendAsync(AuditKind.AccessRefused, Noon, Visitor, "GET /log");

        var page = await _admin.GetPageAsync("/log?kind=Suggested");
        Assert.Equal(["Today", "Yesterday"], page.Document.QuerySelectorAll(".log-day h2").Select(day => day.TextContent));
        Assert.Equal("Job title", page.Document.QuerySelector(".log .detail")!.TextContent);
        var old = await _admin.GetPageAsync("/log?from=2026-03-01&to=2026-03-01");
        Assert.Equal("Sunday 1 March 2026", old.Document.QuerySelector(".log-day h2")!.TextContent);
        Assert.Equal(["A visitor who was not signed in was refused access"], Sentences(old));
        Assert.Equal("12:00 UTC", old.Document.QuerySelector(".log li > time")!.TextContent);
    }

    [Theory]
    [InlineData("from=2026-02-30")]
    [InlineData("to=x")]
    [InlineData("kind=Nothing")]
    [InlineData("kind=77")]
    public async Task Get_OddFilter_Is400(string query)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await _admin.GetPageAsync($"/log?{query}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _admin.GetPageAsync($"/log.csv?{query}")).Status);
    }

    [Theory]
    [InlineData("/log")]
    [InlineData("/log.csv")]
    public async Task Get_ByWhoeverIsNoAdmin_IsRefused(string address)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await _site.NewVisitor().GetAsync(address)).StatusCode);
        using var viewer = await _site.NewVisitorAsync(Role.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Export_CellsThatASpreadsheetWouldExecute_BeginWithAnApostrophe()
    {
        string[] cells = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"];
        foreach (var cell in cells)
            await AppendAsync(AuditKind.Suggested, Noon, Visitor, cell);
        var csv = await CsvAsync("/log.csv?from=2026-03-01&to=2026-03-01");
        Assert.All(cells, cell => Assert.Contains($",\"'{cell}\"\r\n", csv, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_QuotesCommasAndLines_StayInTheirCell()
    {
        await AppendAsync(AuditKind.Suggested, Noon, Visitor, "She said \"no\", twice\nand left");
        var csv = await CsvAsync("/log.csv?from=2026-03-01&to=2026-03-01");
        Assert.EndsWith(",\"She said \"\"no\"\", twice\nand left\"\r\n", csv, StringComparison.Ordinal);
        Assert.StartsWith("\uFEFFtime,kind,who,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WithFilters_HasThoseLinesAndStandsInTheLog()
    {
        await AppendAsync(AuditKind.SignedIn, Noon, Visitor, "one");
        await AppendAsync(AuditKind.SignedOut, Noon, Visitor, "two");

        var csv = await CsvAsync("/log.csv?from=2026-03-01&to=2026-03-01&kind=SignedOut");

        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("2026-03-01T12:00:00.0000000Z,SignedOut,a visitor who was not signed in,anonymous,", csv, StringComparison.Ordinal);
        var exported = (await _admin.GetPageAsync("/log?kind=Exported")).Document.QuerySelector(".log .detail")!.TextContent;
        Assert.Contains("kind=SignedOut", exported, StringComparison.Ordinal);
    }

    private const string Visitor = "anonymous";

    private async Task<string> CsvAsync(string address)
    {
        using var response = await _admin.GetAsync(address);
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
    }

    private Task AppendAsync(AuditKind kind, DateTimeOffset at, string by, string? detail = null) =>
        _site.Services.GetRequiredService<IAuditStore>().AppendAsync(
            new(Guid.CreateVersion7(at), at, kind, by, null, null, null, detail), TestContext.Current.CancellationToken);

    private static IEnumerable<string> Sentences(Page page) => page.Document.QuerySelectorAll(".log .sentence")
        .Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
