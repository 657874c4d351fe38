using System.Net;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>Adding and editing people on the real host.</summary>
public sealed class EmployeeSavingTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    [Fact]
    public async Task Post_EveryField_IsShownOnTheProfileAndTheListAtOnce()
    {
        await _site.AddAsync("Grace Hopper", ("Email", "grace@example.com"));
        var form = (await _site.GetAsync("/employees/new")).Form();
        foreach (var (field, value) in new Dictionary<string, string>
        {
            ["DisplayName"] = "  Zoë O’Brien  ",
            ["GivenName"] = "Zoë",
            ["FamilyName"] = "O’Brien",
            ["JobTitle"] = "Analyst <b>& more</b>",
            ["Department"] = "Difference Engines",
            ["Location"] = "Leeds",
            ["Manager"] = "grace@example.com",
            ["StartDate"] = "2020-02-29",
            ["Email"] = "zoe@example.com",
            ["Phones"] = "+44 113 496 0000",
            ["Skills"] = "Poetry, C#",
            ["TimeZone"] = "Europe/London",
            ["About"] = "One\nTwo",
            ["Pronouns"] = "she/her"
        })
            form.With(field, value);
        var saved = await form.With("WorkingDays", "Monday", "Friday").PostAsync();

        var profile = await _site.FollowAsync(saved);
        Assert.Equal("Zoë O’Brien", profile.Document.QuerySelector("h1")!.TextContent.Trim()[..11]);
        foreach (var text in (string[])["Analyst <b>& more</b>", "Difference Engines", "Leeds", "Grace Hopper", "2020", "Poetry", "C#", "she/her"])
            Assert.Contains(text, profile.Text, StringComparison.Ordinal);
        Assert.NotNull(profile.Document.QuerySelector("a[href='mailto:zoe@example.com']"));
        Assert.NotNull(profile.Document.QuerySelector("a[href^='tel:+441134960000']"));
        Assert.Contains("Zoë O’Brien", (await _site.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_DecomposedName_IsStoredComposed()
    {
        var profile = await _site.AddAsync("Zoe\u0308 Composed");
        Assert.Contains("Zoë Composed", (await _site.GetAsync(profile)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SameFormTwiceAtOnce_MakesOnePerson()
    {
        var form = (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "Double Click").With("Email", "double@example.com");
        var posts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => form.PostAsync()));
        Assert.All(posts, post => Assert.Equal(HttpStatusCode.Redirect, post.Status));
        Assert.Single(posts.Select(post => post.Location).Distinct());
    }

    [Fact]
    public async Task Post_NewFormAgainWithAnotherName_AsksAndThenAddsASecondPerson()
    {
        var form = (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "Back Button One");
        await form.PostAsync();
        var asked = await form.With("DisplayName", "Back Button Two").PostAsync();
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Equal("Back Button Two", asked.Value("DisplayName"));

        var second = await _site.FollowAsync(await asked.Form().PostAsync());
        Assert.Contains("Back Button Two", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NewFormWithIdAndVersionOfAnother_ChangesNobody()
    {
        var victim = await _site.AddAsync("Victim", ("Email", "victim@example.com"));
        var form = (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "Overwritten");
        var answer = await form.With("SubmissionId", People.IdOf(victim)).With("Version", "1").PostAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(("Victim", "victim@example.com"), ((await StoredAsync(victim)).DisplayName, (await StoredAsync(victim)).Email));
    }

    [Fact]
    public async Task Post_FieldsInTheAddress_AreNotTaken()
    {
        var form = (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "Address Bar").Without("JobTitle");
        form.Address = "/employees/new?JobTitle=Injected&Version=7";
        var saved = await form.PostAsync();
        Assert.Null((await StoredAsync(saved.Location!)).JobTitle);
    }

    [Fact]
    public async Task Post_OnlyOneField_KeepsAllOthers()
    {
        var profile = await _site.AddAsync("Keeper", ("Skills", "Rust, SQL"), ("WorkingDays", "Monday"), ("Protected", "true"));
        var edit = await _site.EditAsync(profile);
        var before = await StoredAsync(profile);
        var bare = edit.Without("Skills").Without("WorkingDays").Without("Protected").Without("DisplayName").Without("About").Without("Status");

        Assert.Equal(HttpStatusCode.Redirect, (await bare.With("JobTitle", "Only this").PostAsync()).Status);

        var after = await StoredAsync(profile);
        Assert.Equal(["JobTitle"], EmployeeField.Differing(before, after).Select(field => field.Name));
    }

    [Fact]
    public async Task Post_PropertiesThatNoFormHas_ChangesNoneOfThem()
    {
        var profile = await _site.AddAsync("Over Poster");
        var before = await StoredAsync(profile);
        var edit = (await _site.EditAsync(profile)).With("JobTitle", "Changed")
            .With("Id", Guid.NewGuid().ToString()).With("PhotoId", new string('a', 32)).With("CreatedBy", "me").With("UpdatedBy", "me")
            .With("CreatedAt", "2001-01-01").With("DeletedAt", "2001-01-01").With("IsDeleted", "true").With("ManagerId", Guid.NewGuid().ToString());

        await edit.PostAsync();

        var after = await StoredAsync(profile);
        Assert.Equal(["JobTitle"], EmployeeField.Differing(before, after).Select(field => field.Name));
        Assert.Equal((before.CreatedAt, before.CreatedBy, before.UpdatedBy), (after.CreatedAt, after.CreatedBy, after.UpdatedBy));
    }

    [Fact]
    public async Task Post_EmptiedFields_AreCleared()
    {
        var profile = await _site.AddAsync("Cleared", ("Skills", "Rust"), ("WorkingDays", "Monday"), ("Email", "cleared@example.com"), ("Phones", "+44 123"));
        var edit = await _site.EditAsync(profile);
        await edit.With("Skills", "").With("WorkingDays", "").With("Email", "").With("Phones", "").PostAsync();
        var stored = await StoredAsync(profile);
        Assert.Equal((0, 0, 0, null), (stored.Skills.Count, stored.WorkingDays.Count, stored.Phones.Count, stored.Email));
    }

    [Fact]
    public async Task Edit_DeletedMeanwhile_KeepsTheEntriesUntilTheRecordIsRestored()
    {
        var profile = await _site.AddAsync("Gone Meanwhile");
        var edit = await _site.EditAsync(profile);
        await _site.DeleteAsync(profile);
        var refused = await edit.With("About", "Written in the meantime").PostAsync();
        Assert.Equal((HttpStatusCode.Gone, "Written in the meantime"), (refused.Status, refused.Value("About")));
        Assert.Contains("Nothing was saved", refused.Text, StringComparison.Ordinal);
        Assert.True((await StoredAsync(profile)).IsDeleted);
    }

    [Fact]
    public async Task Edit_ManagerDeletedMeanwhile_KeepsTheLineOnSave()
    {
        var manager = await _site.AddAsync("Leaving Manager");
        var profile = await _site.AddAsync("Left Behind", ("Manager", People.IdOf(manager)));
        await _site.DeleteAsync(manager);
        await _site.GetAsync("/");
        Assert.DoesNotContain("Leaving Manager", (await _site.GetAsync(profile)).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await _site.ChangeAsync(profile, "JobTitle", "Orphan")).Status);

        Assert.Equal(People.IdOf(manager), (await StoredAsync(profile)).ManagerId.ToString());
    }

    [Fact]
    public async Task Managers_TypedStart_OffersPeople()
    {
        await _site.AddAsync("Wilhelmina Übermut", ("Email", "wil@example.com"), ("JobTitle", "Baker"));
        foreach (var typed in (string[])["wil", "uber", "Uebermut wil"[9..], "\"wil*", "wil uber"])
        {
            var options = await _site.GetAsync($"/employees/managers?manager={Uri.EscapeDataString(typed)}");
            Assert.Equal(HttpStatusCode.OK, options.Status);
            Assert.Contains("Wilhelmina Übermut (wil@example.com)", WebUtility.HtmlDecode(options.Html), StringComparison.Ordinal);
        }
        Assert.Equal("", (await _site.GetAsync("/employees/managers?manager=")).Html.Trim());
    }

    private async Task<Employee> StoredAsync(string profile) =>
        (await _site.Services.GetRequiredService<IEmployeeStore>().GetAsync(Guid.Parse(People.IdOf(profile)), TestContext.Current.CancellationToken))!;
}
