using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class ErasureTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erase_Leaver_LeavesNoTraceInAnyFile()
    {
        var traces = new Traces();
        var (name, skill) = ($"{traces.Next()} {traces.Next()}", traces.Next());
        var profile = await _site.AddAsync(name, ("Skills", skill), ("About", $"{traces.Next()} {new string('x', 3900)}"), ("Email", $"{traces.Next()}@example.com"));
        await _site.AddAsync($"Report of {People.IdOf(profile)}", ("Manager", People.IdOf(profile)));
        await (await _site.EditAsync(profile)).WithFile("photo.png", Png.Filled(300, 200, 8, 2, [200, 30, 30])).PostAsync();
        await _site.ChangeAsync(profile, "JobTitle", traces.Next());
        await (await _site.GetAsync($"{profile}/suggestions/new?field=JobTitle")).Form().With("Value", traces.Next()).With("Note", traces.Next()).PostAsync();
        Assert.Contains(name, (await _site.GetAsync($"/?q={skill}")).Text, StringComparison.Ordinal);
        await Wait.UntilAsync(async () => (await _site.GetAsync($"/?asOf={DateTime.UtcNow.AddDays(-2):yyyy-MM-dd}")).Status == HttpStatusCode.OK, seconds: 120);
        await _site.ChangeAsync(profile, "Status", "Left");
        Assert.NotEmpty(traces.In(Traces.Files(_site.DataFolder)));
        var photos = Directory.GetDirectories(Path.Combine(_site.DataFolder, "photos"));

        var erased = await _site.FollowAsync(await EraseAsync(profile, name));

        Assert.Equal(HttpStatusCode.Gone, erased.Status);
        Assert.Contains("Everything about them is erased.", erased.Text, StringComparison.Ordinal);
        Assert.Empty(traces.In([System.Text.Encoding.UTF8.GetBytes(erased.Html)]));
        Assert.Single(photos, folder => !Directory.Exists(folder));
        await Wait.UntilAsync(() => Task.FromResult(traces.In(Traces.Files(_site.DataFolder)) is []));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/edit")]
    [InlineData("/delete")]
    [InlineData("/erase")]
    [InlineData("/download")]
    [InlineData("/vcard")]
    [InlineData("/photo")]
    public async Task Get_OfSomeoneErased_Is410WithoutAName(string page)
    {
        var profile = await ErasedAsync($"Forgotten{page}");
        var gone = await _site.GetAsync(profile + page);
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.DoesNotContain("Forgotten", gone.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(gone.Document.QuerySelectorAll("main form"), form => form.GetAttribute("action")!.Contains(People.IdOf(profile), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Someone Else")]
    public async Task Erase_WithoutTheName_AsksForIt(string typed)
    {
        var profile = await LeaverAsync("Not By A Slip");
        var refused = await EraseAsync(profile, typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("This isn’t their name", refused.ErrorAt("Name"), StringComparison.Ordinal);
        Assert.Equal(typed, refused.Value("Name"));
        Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(profile)).Status);
    }

    [Fact]
    public async Task Erase_NameInOtherLettersOfTheSame_IsTaken()
    {
        var profile = await LeaverAsync("Zoë Ångström");
        Assert.Equal(HttpStatusCode.Redirect, (await EraseAsync(profile, " zoe angstrom ")).Status);
    }

    [Fact]
    public async Task Erase_SomeoneWhoIsHere_IsRefused()
    {
        var profile = await LeaverAsync("Came Back");
        var form = (await _site.GetAsync($"{profile}/erase")).Form("/erase").With("Name", "Came Back").With("Version", "2");
        await _site.ChangeAsync(profile, "Status", "Active");

        var refused = await form.PostAsync();

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Only people who have left", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Erase permanently", (await _site.GetAsync(profile)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync($"{profile}/erase")).Status);
    }

    [Fact]
    public async Task Erase_ChangedMeanwhile_AsksAgain()
    {
        var profile = await LeaverAsync("Changing Leaver");
        var form = (await _site.GetAsync($"{profile}/erase")).Form("/erase").With("Name", "Changing Leaver");
        await _site.ChangeAsync(profile, "JobTitle", "Adviser");

        var asked = await form.PostAsync();

        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(profile)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await asked.Form("/erase").With("Name", "Changing Leaver").PostAsync()).Status);
    }

    [Fact]
    public async Task Erase_DeletedPerson_CannotBeRestoredFromAFormThatWasOpen()
    {
        var profile = await _site.AddAsync("Deleted First");
        await _site.DeleteAsync(profile);
        var gone = await _site.GetAsync(profile);
        await EraseAsync(profile, "Deleted First");
        Assert.Equal(HttpStatusCode.Gone, (await gone.Form("/restore").PostAsync()).Status);
        Assert.Equal(HttpStatusCode.Gone, (await _site.GetAsync(profile)).Status);
        Assert.DoesNotContain("Deleted First", (await _site.GetAsync("/employees/deleted")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/edit")]
    [InlineData("/photo")]
    [InlineData("/delete")]
    [InlineData("/erase")]
    public async Task Post_FormThatWasOpen_BringsNobodyBack(string page)
    {
        var profile = await LeaverAsync("Second Admin");
        var form = (await _site.GetAsync(profile + page)).Form(page).With("JobTitle", "Zombie").With("Name", "Second Admin");
        await EraseAsync(profile, "Second Admin");
        Assert.Equal(HttpStatusCode.Gone, (await form.PostAsync()).Status);
        Assert.DoesNotContain("Zombie", (await _site.GetAsync(profile)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_TakesAlongTheirAccountAndWhatWasSuggestedAboutThem()
    {
        var profile = await LeaverAsync("Had An Account");
        var id = Guid.Parse(People.IdOf(profile));
        var accounts = _site.Services.GetRequiredService<IAccountStore>();
        var account = await _site.AddAccountAsync(Role.Viewer, id);
        await _site.StartSessionAsync(account);
        var suggestions = _site.Services.GetRequiredService<ICorrectionStore>();
        var suggestion = new Correction { Id = Guid.CreateVersion7(), EmployeeId = id, By = account.Id, At = DateTimeOffset.UtcNow, Field = "JobTitle", Value = "Spy" };
        Assert.True(await suggestions.AddAsync(suggestion, Stop));

        await EraseAsync(profile, "Had An Account");

        Assert.Null(await accounts.GetAsync(account.Id, Stop));
        Assert.Null(await accounts.FindByEmployeeAsync(id, Stop));
        Assert.Empty(await accounts.ListSessionsAsync(account.Id, Stop));
        Assert.Null(await suggestions.FindAsync(id, suggestion.Id, Stop));
    }

    [Fact]
    public async Task Erase_PhotoThatAnotherRecordShows_LeavesIt()
    {
        var (shared, photo) = await _site.Client.AddWithPhotoAsync("Twice Added");
        var store = _site.Services.GetRequiredService<IEmployeeStore>();
        var record = (await store.GetAsync(Guid.Parse(People.IdOf(shared)), Stop))!;
        var twin = (await store.SaveAsync(Employees.Staff.Someone("Twin") with { PhotoId = record.PhotoId, Status = EmployeeStatus.Left }, Employees.Staff.Author(), Stop)).Employee!;
        await _site.ChangeAsync(shared, "JobTitle", "Known here");

        await EraseAsync($"/employees/{twin.Id}", "Twin");

        Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(photo)).Status);
    }

    [Fact]
    public async Task Erase_OfAManager_KeepsTheirIdAlone()
    {
        var manager = await LeaverAsync("Erased Manager");
        var report = await _site.AddAsync("Has No Manager", ("Manager", People.IdOf(manager)));
        await EraseAsync(manager, "Erased Manager");
        Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(report)).Status);
        Assert.Equal(People.IdOf(manager), (await _site.EditAsync(report)).Value("Manager"));
        await _site.ChangeAsync(report, "JobTitle", "Analyst");
        Assert.DoesNotContain("Erased Manager", (await _site.GetAsync($"{report}/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_IsInTheLogAndTheHistoryTellsTheFieldsOnly()
    {
        var profile = await LeaverAsync("On Record");
        await _site.ChangeAsync(profile, "JobTitle", "Spy");
        await EraseAsync(profile, "On Record");

        var history = await _site.GetAsync($"{profile}/history");
        Assert.Contains("Job title. The values were erased.", history.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Spy", history.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(history.Document.QuerySelectorAll("main form"), form => form.GetAttribute("action")!.EndsWith("/undo", StringComparison.Ordinal));
        var log = await _site.GetAsync($"/log?kind=Erased&whom={People.IdOf(profile)}");
        Assert.Contains(" erased ", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("On Record", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(People.IdOf(profile), (await _site.GetAsync("/changes")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_ByAnEmployee_IsRefused()
    {
        var profile = await LeaverAsync("Not Theirs");
        using var employee = await _site.NewVisitorAsync(Role.Viewer, Guid.Parse(People.IdOf(await _site.AddAsync("An Employee"))));
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.GetPageAsync($"{profile}/erase")).Status);
        var form = (await _site.GetAsync($"{profile}/erase")).Form("/erase").With("Name", "Not Theirs");
        Assert.Equal(HttpStatusCode.Forbidden, (await form.PostAsync(employee)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(profile)).Status);
    }

    private async Task<string> LeaverAsync(string name) => await _site.AddAsync(name, ("Status", "Left"));

    private async Task<string> ErasedAsync(string name)
    {
        var profile = await LeaverAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, (await EraseAsync(profile, name)).Status);
        return profile;
    }

    private async Task<Page> EraseAsync(string profile, string typed) =>
        await (await _site.GetAsync($"{profile}/erase")).Form("/erase").With("Name", typed).PostAsync();
}
