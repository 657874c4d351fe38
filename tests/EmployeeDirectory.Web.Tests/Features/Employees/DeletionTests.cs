using System.Net;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class DeletionTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    [Fact]
    public async Task Delete_Confirmed_LeavesTheListsAndStandsUnderRecentlyDeleted()
    {
        var profile = await _site.AddAsync("Gone Tomorrow");
        var done = await (await _site.GetAsync($"{profile}/delete")).Form("/delete").PostAsync();

        Assert.Contains("Gone Tomorrow", (await _site.FollowAsync(done)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gone Tomorrow", (await _site.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("Gone Tomorrow", (await _site.GetAsync("/employees/deleted")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/edit")]
    [InlineData("/delete")]
    public async Task Get_DeletedPerson_Is410WithAWayToRestore(string page)
    {
        var profile = await _site.AddAsync("Was Here");
        await _site.DeleteAsync(profile);

        var gone = await _site.GetAsync(profile + page);
        Assert.Equal(HttpStatusCode.Gone, gone.Status);

        var restored = await _site.FollowAsync(await gone.Form("/restore").PostAsync());
        Assert.Equal(HttpStatusCode.OK, restored.Status);
        Assert.Contains("Was Here", (await _site.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_EmailTakenMeanwhile_OffersToGoWithout()
    {
        var profile = await _site.AddAsync("First Owner", ("Email", "one@example.com"));
        await _site.DeleteAsync(profile);
        await _site.AddAsync("Second Owner", ("Email", "one@example.com"));

        var refused = await (await _site.GetAsync(profile)).Form("/restore").PostAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);

        var restored = await _site.FollowAsync(await refused.Form("/restore").PostAsync());
        Assert.Contains("First Owner", restored.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("one@example.com", restored.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_ChangedMeanwhile_AsksAgain()
    {
        var profile = await _site.AddAsync("Changing");
        var confirm = (await _site.GetAsync($"{profile}/delete")).Form("/delete");
        await _site.ChangeAsync(profile, "JobTitle", "New title");

        var asked = await confirm.PostAsync();
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(profile)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await asked.Form("/delete").PostAsync()).Status);
    }

    [Fact]
    public async Task Delete_Twice_IsNoError()
    {
        var profile = await _site.AddAsync("Twice");
        var confirm = (await _site.GetAsync($"{profile}/delete")).Form("/delete");
        Assert.Equal(HttpStatusCode.Redirect, (await confirm.PostAsync()).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await confirm.PostAsync()).Status);
    }

    [Fact]
    public async Task Delete_OfAManager_SaysHowManyLoseThem()
    {
        var manager = await _site.AddAsync("Has Reports");
        await _site.AddAsync("Report One", ("Manager", People.IdOf(manager)));
        await _site.AddAsync("Report Two", ("Manager", People.IdOf(manager)));
        Assert.Contains("2", (await _site.GetAsync($"{manager}/delete")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OfSomeoneWhoIsThere_ChangesNothing()
    {
        var profile = await _site.AddAsync("Not Deleted", ("Email", "not.deleted@example.com"));
        var form = (await _site.EditAsync(profile)).With("withoutEmail", "true");
        form.Address = $"{profile}/restore";
        await form.PostAsync();
        Assert.Contains("not.deleted@example.com", (await _site.GetAsync(profile)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/photo")]
    [InlineData("/photo/delete")]
    public async Task Post_PhotoOfADeletedPerson_Is410(string action)
    {
        var profile = await _site.AddAsync("No More Photos");
        var form = await _site.EditAsync(profile);
        form.Address = profile + action;
        await _site.DeleteAsync(profile);
        Assert.Equal(HttpStatusCode.Gone, (await form.PostAsync()).Status);
    }

    [Fact]
    public async Task Post_ToADeletedPerson_ChangesNothing()
    {
        var profile = await _site.AddAsync("Not Resurrected");
        var edit = (await _site.EditAsync(profile)).With("JobTitle", "Zombie");
        await _site.DeleteAsync(profile);
        Assert.Equal(HttpStatusCode.Gone, (await edit.PostAsync()).Status);
        Assert.DoesNotContain("Not Resurrected", (await _site.GetAsync("/")).Text, StringComparison.Ordinal);
    }
}
