using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.History;

public sealed class HistoryTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;
    private readonly HttpClient _admin = embedded.Site.Client;

    [Fact]
    public async Task Show_ToAnAdmin_TellsWhoWhenFromWhereAndWhatFieldByField()
    {
        var manager = await _admin.AddAsync("Mary Manager");
        var profile = await _admin.AddAsync("Ada Lovelace", ("JobTitle", "Clerk"));
        await ChangeAsync(profile, ("JobTitle", "Countess"), ("Manager", People.IdOf(manager)));

        var page = await _admin.GetPageAsync($"{profile}/history");
        var admin = (await _site.Services.GetRequiredService<IAccountStore>().ListAsync(TestContext.Current.CancellationToken)).Single(account => account.Role == Role.Admin);

        var entries = page.Document.QuerySelectorAll(".history > li").Select(entry => string.Join(' ', entry.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(2, entries.Count);
        Assert.StartsWith($"Changed by {admin.Name}", entries[0], StringComparison.Ordinal);
        Assert.Contains("from 127.0.0.1 request ", entries[0], StringComparison.Ordinal);
        Assert.Contains("Job title was Clerk → became Countess", entries[0], StringComparison.Ordinal);
        Assert.Contains("Manager was nothing → became Mary Manager", entries[0], StringComparison.Ordinal);
        Assert.StartsWith($"Created by {admin.Name}", entries[1], StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll(".history time[datetime$=Z]").Length);
        Assert.Contains(await Links(profile), link => link == $"{profile}/history");
    }

    [Fact]
    public async Task Show_ToThePerson_LeavesOutAddressesAndUndo()
    {
        var profile = await _admin.AddAsync("Ada Lovelace");
        await ChangeAsync(profile, ("JobTitle", "Countess"));
        using var own = await _site.NewVisitorAsync(Role.Viewer, Guid.Parse(People.IdOf(profile)));

        var page = await own.GetPageAsync($"{profile}/history");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Countess", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", page.Html, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Show_ToAnyoneElse_IsRefusedAsForAnIdThatNobodyHas()
    {
        var profile = await _admin.AddAsync("Ada Lovelace");
        var nobodys = $"/employees/{Guid.CreateVersion7()}";
        using var viewer = await _site.NewVisitorAsync(Role.Viewer);

        foreach (var address in (string[])[profile, nobodys])
            Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetPageAsync($"{address}/history")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _admin.GetPageAsync($"{nobodys}/history")).Status);
        using var nobody = _site.NewVisitor();
        Assert.StartsWith("/sign-in", (await nobody.GetPageAsync($"{profile}/history")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_AfterAnotherFieldChanged_PutsBackExactlyItsFields()
    {
        var profile = await _admin.AddAsync("Ada Lovelace", ("JobTitle", "Clerk"), ("Phones", "113 496 0000"));
        await ChangeAsync(profile, ("JobTitle", "Countess"), ("Phones", "113 496 0001"));
        await ChangeAsync(profile, ("Location", "Turin"));

        var form = await UndoFormAsync(profile, version: 2);
        var done = await form.PostAsync();

        var after = await _admin.GetPageAsync(done.Location!);
        Assert.Contains("undone.", after.Document.QuerySelector(".notice[role=status]")!.TextContent, StringComparison.Ordinal);
        var shown = (await _admin.GetPageAsync(profile)).Text;
        Assert.Contains("Clerk", shown, StringComparison.Ordinal);
        Assert.Contains("113 496 0000", shown, StringComparison.Ordinal);
        Assert.Contains("Turin", shown, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await form.PostAsync()).Status);
        Assert.Equal(4, (await _admin.GetPageAsync($"{profile}/history")).Document.QuerySelectorAll(".history > li").Length);
    }

    [Fact]
    public async Task Undo_FieldChangedSince_IsRefusedAndShowsWhat()
    {
        var profile = await _admin.AddAsync("Ada Lovelace", ("JobTitle", "Clerk"));
        await ChangeAsync(profile, ("JobTitle", "Countess"), ("Location", "Turin"));
        await ChangeAsync(profile, ("JobTitle", "Duchess"));

        var refused = await (await UndoFormAsync(profile, version: 2)).PostAsync();

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["Job title", "Clerk", "Countess", "Duchess"], refused.Document.QuerySelectorAll("table.undo tbody :is(th, td)").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("Turin", (await _admin.GetPageAsync(profile)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_Deletion_RestoresAndItsUndoDeletesAgain()
    {
        var profile = await _admin.AddAsync("Ada Lovelace", ("Email", "undo-deletion@example.com"));
        await (await _admin.GetPageAsync($"{profile}/delete")).Form("/delete").PostAsync();

        await (await UndoFormAsync(profile, version: 2)).PostAsync();
        Assert.Equal(HttpStatusCode.OK, (await _admin.GetPageAsync(profile)).Status);

        await (await UndoFormAsync(profile, version: 3)).PostAsync();
        Assert.Equal(HttpStatusCode.Gone, (await _admin.GetPageAsync(profile)).Status);

        await _admin.AddAsync("Second Owner", ("Email", "undo-deletion@example.com"));
        var refused = await (await UndoFormAsync(profile, version: 4)).PostAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Someone else has this e-mail address", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_OfAnotherFieldWhileDeleted_IsRefused()
    {
        var profile = await _admin.AddAsync("Ada Lovelace");
        await ChangeAsync(profile, ("JobTitle", "Countess"));
        await (await _admin.GetPageAsync($"{profile}/delete")).Form("/delete").PostAsync();

        var refused = await (await UndoFormAsync(profile, version: 2)).PostAsync();

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Restore them first", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_ByWhoeverIsNoAdminOrWithoutToken_ChangesNothing()
    {
        var profile = await _admin.AddAsync("Ada Lovelace");
        await ChangeAsync(profile, ("JobTitle", "Countess"));
        var form = await UndoFormAsync(profile, version: 2);
        using var own = await _site.NewVisitorAsync(Role.Viewer, Guid.Parse(People.IdOf(profile)));

        Assert.Equal(HttpStatusCode.Forbidden, (await form.PostAsync(own)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await form.Without("__RequestVerificationToken").PostAsync()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _admin.PostAsync($"{profile}/history/1/undo", (await UndoFormAsync(profile, 2)).Content())).StatusCode);
        Assert.Contains("Countess", (await _admin.GetPageAsync(profile)).Text, StringComparison.Ordinal);
    }

    private async Task ChangeAsync(string profile, params (string Field, string Value)[] fields)
    {
        var form = (await _admin.GetPageAsync($"{profile}/edit")).Form("/edit");
        foreach (var (field, value) in fields)
            form.With(field, value);
        Assert.Equal(HttpStatusCode.Redirect, (await form.PostAsync()).Status);
    }

    private async Task<PageForm> UndoFormAsync(string profile, long version) =>
        (await _admin.GetPageAsync($"{profile}/history")).Form($"/history/{version}/undo");

    private async Task<IEnumerable<string?>> Links(string address) =>
        (await _admin.GetPageAsync(address)).Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href"));
}
