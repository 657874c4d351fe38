using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Tests.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Accounts;

/// <summary>The pages on which admins keep accounts.</summary>
public sealed class AccountPagesTests : IAsyncLifetime
{
    private DirectorySite Site { get; set; } = null!;

    public async ValueTask InitializeAsync() => Site = await DirectorySite.StartAsync(LocalAccounts.HashQuickly);

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [Fact]
    public async Task Invite_WithAPerson_GivesALinkToAnAccountWithThatRecord()
    {
        var profile = await Site.AddAsync("Zoë Linked", ("Email", "zoe@example.com"));
        var invite = (await Site.GetAsync("/accounts/invite")).Form("/accounts/invite");
        var link = await invite.With("Person", "zoe@example.com").PostAsync();
        Assert.Contains("Zoë Linked", link.Text, StringComparison.Ordinal);
        Assert.Single(await Site.LogAsync(), line => (line.Kind, line.Subject) == (AuditKind.Invited, People.IdOf(profile)));
        using var visitor = Site.NewVisitor();
        await visitor.AcceptAsync(LocalAccounts.InvitationOn(link), "Zoe");

        Assert.Equal(Guid.Parse(People.IdOf(profile)), (await Site.AccountAsync("Zoe")).EmployeeId);
        var again = await invite.PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("already has an account: Zoe", again.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await invite.With("Person", "Nobody Known").PostAsync()).Status);
    }

    [Fact]
    public async Task InviteSeveral_SomeLinesBad_MakesTheGoodLinksOnceAndKeepsTheRest()
    {
        var (zoe, erased) = (await Site.AddAsync("Zoë Linked", ("Email", "zoe@example.com")), await Site.AddAsync("Leo Gone", ("Status", "Left")));
        await Site.AddAsync("Bo Linked");
        await (await Site.GetAsync($"{erased}/erase")).Form("/erase").With("Name", "Leo Gone").PostAsync();
        var form = (await Site.GetAsync("/accounts/invite/several")).Form("/accounts/invite/several")
            .With("People", $"zoe@example.com\r\nNobody Known\r\nBo Linked\r\nZoë Linked\r\n{People.IdOf(erased)}");

        var links = await form.PostAsync();

        var made = Links(links);
        Assert.Equal(["Zoë Linked", "Bo Linked"], made.Select(link => link.Name));
        Assert.Equal(
            string.Join('\n', made.Select(link => $"{link.Name}\t{link.Address}")),
            links.Document.QuerySelector("header [data-copy]")!.GetAttribute("data-copy"));
        Assert.Equal($"Nobody Known\n{People.IdOf(erased)}", links.Document.QuerySelector("textarea")!.TextContent);
        Assert.Equal(2, links.Document.QuerySelectorAll("[role=alert] li").Length);

        Assert.Equal(made, Links(await form.PostAsync()));
        Assert.Equal(
            [(People.IdOf(zoe), "Employee")],
            (await Site.LogAsync()).Where(line => line.Kind == AuditKind.Invited && line.Subject == People.IdOf(zoe)).Select(line => (line.Subject!, line.Detail!)));
        using var visitor = Site.NewVisitor();
        await visitor.AcceptAsync(new Uri(made[0].Address).PathAndQuery, "Zoe");
        Assert.Equal(["Bo Linked"], Links(await form.PostAsync()).Select(link => link.Name));
        var none = await links.Form("/accounts/invite/several").PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Contains("No link was created.", none.Text, StringComparison.Ordinal);

        static List<(string Name, string Address)> Links(Page page) =>
            [.. page.Document.QuerySelectorAll("[readonly]").Select(link => (
                page.Document.QuerySelector($"label[for={link.Id}]")!.TextContent, link.GetAttribute("value")!))];
    }

    [Fact]
    public async Task SetRole_Disable_Enable_AreDoneAndInTheLog()
    {
        using var visitor = await Site.NewAccountAsync("Ada");
        var address = await AddressAsync("Ada");
        Assert.Equal(HttpStatusCode.Redirect, (await (await Site.GetAsync(address)).Form("/role").With("Role", "Admin").PostAsync()).Status);
        Assert.Equal(Role.Admin, (await Site.AccountAsync("Ada")).Role);
        Assert.Equal(HttpStatusCode.Redirect, (await (await Site.GetAsync(address)).Form("/disable").PostAsync()).Status);
        Assert.False(await visitor.IsSignedInAsync());
        Assert.Empty(await SessionsAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await (await Site.GetAsync(address)).Form("/enable").PostAsync()).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("Ada")).Status);

        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var id = People.IdOf(address);
        var kinds = await Site.Services.GetRequiredService<IAuditStore>().ReadAsync(today.AddDays(-1), today, null, CancellationToken.None)
            .Where(line => line.Subject == id && line.By != id).Select(line => line.Kind).ToListAsync();
        Assert.Equal([AuditKind.AccountEnabled, AuditKind.AccountDisabled, AuditKind.RoleChanged], kinds.Where(kind => kind != AuditKind.SignedIn));
    }

    [Fact]
    public async Task Change_OfOnesOwnAccount_IsRefused()
    {
        using var admin = await Site.NewAccountAsync("Boss", Role.Admin);
        using var other = await Site.NewAccountAsync("Ada");
        var (own, others) = (await AddressAsync("Boss"), await AddressAsync("Ada"));
        Assert.Empty((await admin.GetPageAsync(own)).Document.QuerySelectorAll("main form"));
        foreach (var action in (string[])["role", "disable"])
        {
            var form = (await admin.GetPageAsync(others)).Form($"/{action}").With("Role", "Viewer").With("Version", "1");
            form.Address = $"{own}/{action}";
            Assert.Equal(HttpStatusCode.Conflict, (await form.PostAsync()).Status);
        }
        Assert.Equal((Role.Admin, false), (await Site.AccountAsync("Boss")) is var boss ? (boss.Role, boss.Disabled) : default);
    }

    [Theory, InlineData("edit"), InlineData("delete"), InlineData("undo"), InlineData("accept")]
    public async Task OwnRecord_OfAnAdmin_IsClosedByAnotherAdminOnly(string how)
    {
        var profile = await Site.AddAsync("Boss", ("Status", "Left"));
        await Site.ChangeAsync(profile, "Status", "Active");
        using var boss = await Site.NewVisitorAsync(Role.Admin, Guid.Parse(People.IdOf(profile)));
        await (await boss.GetPageAsync($"{profile}/suggestions/new?field=Status")).Form().With("Value", "Left").PostAsync();
        Task<Page> CloseAsync(HttpClient admin) => how switch
        {
            "edit" => PostAsync(admin, $"{profile}/edit", "/edit", ("Status", "Left")),
            "delete" => PostAsync(admin, $"{profile}/delete", "/delete"),
            "undo" => PostAsync(admin, $"{profile}/history", "/history/2/undo"),
            _ => PostAsync(admin, "/suggestions", "/accept")
        };

        var refused = await CloseAsync(boss);

        Assert.Equal(how == "edit" ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Ask another admin to do it", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await boss.GetPageAsync("/accounts")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await CloseAsync(Site.Client)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await boss.GetPageAsync("/accounts")).Status);
    }

    [Fact]
    public async Task Change_OnAnOldPage_IsRefusedAndShowsTheAccountAsItIs()
    {
        using var visitor = await Site.NewAccountAsync("Ada");
        var address = await AddressAsync("Ada");
        var old = await Site.GetAsync(address);
        await old.Form("/role").With("Role", "Admin").PostAsync();

        var refused = await old.Form("/disable").PostAsync();

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Someone else changed this account", refused.Text, StringComparison.Ordinal);
        Assert.Equal((Role.Admin, false), (await Site.AccountAsync("Ada")) is var ada ? (ada.Role, ada.Disabled) : default);
    }

    [Theory, InlineData("Employee"), InlineData("7"), InlineData("admin; drop")]
    public async Task SetRole_ThatCannotBeGiven_ChangesNothing(string role)
    {
        using var visitor = await Site.NewAccountAsync("Ada");
        var page = await Site.GetAsync(await AddressAsync("Ada"));
        Assert.Equal(HttpStatusCode.BadRequest, (await page.Form("/role").With("Role", role).PostAsync()).Status);
        Assert.Equal(1, (await Site.AccountAsync("Ada")).Version);
    }

    [Fact]
    public async Task SetRole_WithMoreFields_ChangesTheRoleAlone()
    {
        using var visitor = await Site.NewAccountAsync("Ada");
        var before = await Site.AccountAsync("Ada");
        var form = (await Site.GetAsync(await AddressAsync("Ada"))).Form("/role").With("Role", "Admin")
            .With("Id", "other").With("Name", "Other").With("PasswordHash", "x").With("EmployeeId", $"{Guid.NewGuid()}").With("Disabled", "true").With("TotpSecret", "x");
        await form.PostAsync();
        Assert.Equal(before with { Role = Role.Admin, Version = 2, SignInEpoch = 1 }, await Site.AccountAsync("Ada"));
    }

    private static async Task<Page> PostAsync(HttpClient admin, string address, string form, params (string Field, string Value)[] fields)
    {
        var filled = (await admin.GetPageAsync(address)).Form(form);
        foreach (var (field, value) in fields)
            filled.With(field, value);
        return await filled.PostAsync();
    }

    private async Task<string> AddressAsync(string name) => $"/accounts/{(await Site.AccountAsync(name)).Id}";

    private async Task<IReadOnlyList<Session>> SessionsAsync() =>
        await Site.Services.GetRequiredService<IAccountStore>().ListSessionsAsync((await Site.AccountAsync("Ada")).Id, CancellationToken.None);
}
