using System.Net;
using System.Text.Json;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class DownloadTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_OwnData_IsEverythingInAFile()
    {
        var profile = await _site.AddAsync("李小龙 Zoë", ("JobTitle", "Actor"), ("Email", "lee@example.com"));
        await _site.ChangeAsync(profile, "JobTitle", "Director");
        var account = await _site.AddAccountAsync(Role.Viewer, Guid.Parse(People.IdOf(profile)));
        using var self = _site.NewVisitor();
        self.DefaultRequestHeaders.Add("Cookie", $"session={await _site.StartSessionAsync(account)}");

        using var response = await self.GetAsync($"{profile}/download", Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", $"{People.IdOf(profile)}.json"), (response.Content.Headers.ContentDisposition!.DispositionType, response.Content.Headers.ContentDisposition.FileName));
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.Contains("李小龙 Zoë", text, StringComparison.Ordinal);
        var data = JsonDocument.Parse(text).RootElement;
        Assert.Equal("Director", data.GetProperty("record").GetProperty("jobTitle").GetString());
        var history = data.GetProperty("history").EnumerateArray().ToList();
        Assert.Equal([1L, 2L], history.Select(change => change.GetProperty("version").GetInt64()));
        Assert.Equal("""{"field":"JobTitle","old":"Actor","new":"Director"}""", JsonSerializer.Serialize(history[1].GetProperty("changes")[0]));
        Assert.All(history, change => Assert.False(change.TryGetProperty("address", out _)));
        Assert.Equal(account.Id, data.GetProperty("account").GetProperty("id").GetString());
        Assert.Single(data.GetProperty("account").GetProperty("sessions").EnumerateArray());
        Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Get_HiddenPeople_AreNamedNowhereButToAdmins()
    {
        var hidden = People.IdOf(await _site.AddAsync("Hidden Manager"));
        var gone = People.IdOf(await _site.AddAsync("Former Manager"));
        var listed = People.IdOf(await _site.AddAsync("Listed Manager"));
        var profile = await _site.AddAsync("Reports To Someone", ("Manager", gone));
        await _site.ChangeAsync(profile, "Manager", listed);
        await _site.ChangeAsync(profile, "Manager", hidden);
        var account = await _site.AddAccountAsync(Role.Viewer, Guid.Parse(People.IdOf(profile)));
        using var self = _site.NewVisitor();
        self.DefaultRequestHeaders.Add("Cookie", $"session={await _site.StartSessionAsync(account)}");
        await (await self.GetPageAsync($"/employees/{hidden}/suggestions/new?field=JobTitle")).Form().With("Value", "Spy").PostAsync();
        await _site.ChangeAsync($"/employees/{hidden}", "Protected", "true");
        await _site.DeleteAsync($"/employees/{gone}");

        var text = await self.GetStringAsync($"{profile}/download", Stop);
        var card = await self.GetStringAsync($"{profile}/vcard", Stop);

        foreach (var id in (string[])[hidden, gone])
            Assert.DoesNotContain(id, text + card, StringComparison.Ordinal);
        var data = JsonDocument.Parse(text).RootElement;
        Assert.Equal("someone who is not listed", data.GetProperty("manager").GetString());
        var managers = data.GetProperty("history").EnumerateArray().SelectMany(change => change.GetProperty("changes").EnumerateArray())
            .Where(change => change.GetProperty("field").GetString() == "Manager").Select(change => change.GetProperty("new").GetString());
        Assert.Equal(["someone who is not listed", listed, "someone who is not listed"], managers);
        Assert.Equal("someone who is not listed", data.GetProperty("account").GetProperty("suggestions")[0].GetProperty("employee").GetString());
        var all = await ReadAsync(profile);
        Assert.Equal((hidden, "Hidden Manager"), (all.GetProperty("record").GetProperty("managerId").GetString(), all.GetProperty("manager").GetString()));
    }

    [Fact]
    public async Task Get_Photos_CanBeFetched()
    {
        var (profile, _) = await _site.Client.AddWithPhotoAsync("Has A Face");
        var photos = (await ReadAsync(profile)).GetProperty("photos").EnumerateArray().Select(photo => photo.GetString()!).ToList();
        Assert.Equal(3, photos.Count);
        foreach (var photo in photos)
            Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(photo)).Status);
    }

    [Fact]
    public async Task Get_DeletedPerson_IsThereForAdmins()
    {
        var profile = await _site.AddAsync("Deleted, Not Erased");
        await _site.DeleteAsync(profile);
        Assert.Equal("Deleted, Not Erased", (await ReadAsync(profile)).GetProperty("record").GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task Get_OfAnother_IsRefused()
    {
        var profile = await _site.AddAsync("Somebody Else");
        using var employee = await _site.NewVisitorAsync(Role.Viewer, Guid.Parse(People.IdOf(await _site.AddAsync("A Colleague"))));
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.GetAsync($"{profile}/download", Stop)).StatusCode);
        Assert.DoesNotContain("Download the data", (await employee.GetPageAsync(profile)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownId_Is404() =>
        Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync($"/employees/{Guid.CreateVersion7()}/download")).Status);

    [Fact]
    public async Task Get_IsInTheLog()
    {
        var profile = await _site.AddAsync("Exported Person");
        await ReadAsync(profile);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var lines = await _site.Services.GetRequiredService<IAuditStore>().ReadAsync(today.AddDays(-1), today, null, Stop).ToListAsync(Stop);
        Assert.Single(lines, line => line.Kind == AuditKind.Exported && line.Subject == People.IdOf(profile));
    }

    private async Task<JsonElement> ReadAsync(string profile) =>
        JsonDocument.Parse((await _site.GetAsync($"{profile}/download")).Html).RootElement;
}
