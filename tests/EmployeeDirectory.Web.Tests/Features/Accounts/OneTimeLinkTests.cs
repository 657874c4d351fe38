using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Tests.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Accounts;

/// <summary>A link gives what its maker may still give at the moment it is used.</summary>
public sealed class OneTimeLinkTests : IAsyncLifetime
{
    private const string Next = "quite another sentence altogether";

    private readonly MovedClock _clock = new();
    private readonly Hold _acceptance = new();
    private string _profile = "";
    private HttpClient _maker = null!;

    private DirectorySite Site { get; set; } = null!;

    private IAccountStore Accounts => Site.Services.GetRequiredService<IAccountStore>();

    public static TheoryData<string, string> Ends
    {
        get
        {
            var ends = new TheoryData<string, string>();
            foreach (var kind in (string[])["invitation", "password"])
                foreach (var end in (string[])
                [
                    "disabled", "disabled and enabled", "demoted", "demoted and promoted", "deleted account", "left", "left and back", "deleted",
                    "erased", "sessions ended", "password changed", "second factor", "withdrawn", "too old", "made by an earlier release"
                ])
                    ends.Add(kind, end);
            foreach (var end in (string[])["target disabled and enabled", "target changed their password", "target's role", "target left", "used by another link"])
                ends.Add("password", end);
            ends.Add("invitation for a person", "target left");
            ends.Add("invitation for a person", "target deleted");
            return ends;
        }
    }

    public async ValueTask InitializeAsync()
    {
        Site = await DirectorySite.StartAsync(services =>
        {
            services.AddSingleton<TimeProvider>(_clock);
            LocalAccounts.HashQuickly(services);
            _acceptance.On<IAccountStore>(services, nameof(IAccountStore.SaveByAsync));
        });
        _profile = await Site.AddAsync("Rogue Admin");
        _maker = await Site.NewAccountAsync("Rogue", Role.Admin, Guid.Parse(People.IdOf(_profile)));
    }

    public async ValueTask DisposeAsync()
    {
        _maker.Dispose();
        await Site.DisposeAsync();
    }

    [Theory, MemberData(nameof(Ends))]
    public async Task Accept_WhatItRestedOnHasChanged_IsGone(string kind, string end)
    {
        var (link, target) = await MakeAsync(kind);
        using var visitor = Site.NewVisitor();
        var form = await FilledAsync(visitor, link);

        await EndAsync(end, target);

        Assert.Equal(HttpStatusCode.Gone, (await form.PostAsync()).Status);
        var gone = await visitor.GetPageAsync(link);
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Contains("Ask an admin for a new one", gone.Text, StringComparison.Ordinal);
        Assert.False(await visitor.IsSignedInAsync());
        Assert.Null(await Accounts.FindAsync(Account.Local, "invited", CancellationToken.None));
        Assert.Empty((await Site.GetAsync("/accounts")).Document.QuerySelectorAll(".sessions li"));
    }

    [Theory, InlineData("invitation", "disabled"), InlineData("password", "disabled"), InlineData("invitation", "demoted"), InlineData("password", "password changed")]
    public async Task Accept_MakerChangesAtTheVeryMoment_IsGone(string kind, string end)
    {
        var (link, target) = await MakeAsync(kind);
        using var visitor = Site.NewVisitor();
        var form = await FilledAsync(visitor, link);
        _acceptance.Arm();
        var accepted = form.PostAsync();
        await _acceptance.ReachedAsync();

        await EndAsync(end, target);

        _acceptance.Release();
        Assert.Equal(HttpStatusCode.Gone, (await accepted).Status);
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Theory, InlineData("invitation"), InlineData("invitation for a person"), InlineData("password")]
    public async Task Accept_NothingThatMattersHasChanged_Works(string kind)
    {
        var (link, _) = await MakeAsync(kind);
        await Site.ChangeAsync(_profile, "JobTitle", "Analyst");
        await _maker.SignOutAsync();
        using var visitor = Site.NewVisitor();
        Assert.Equal(HttpStatusCode.Redirect, (await (await FilledAsync(visitor, link)).PostAsync()).Status);
    }

    [Fact]
    public async Task Accept_PersonHasAnAccountSince_SaysSoAndLeadsToTheSignIn()
    {
        var person = Guid.Parse(People.IdOf(await Site.AddAsync("Ada Lovelace")));
        var (first, second) = (await Site.InviteAsync(employeeId: person), await Site.InviteAsync(employeeId: person));
        using var visitor = Site.NewVisitor();
        var form = await FilledAsync(visitor, second);
        Assert.Equal(HttpStatusCode.Redirect, (await Site.NewVisitor().AcceptAsync(first, "Ada")).Status);

        foreach (var answer in new[] { await form.PostAsync(), await visitor.GetPageAsync(second) })
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.Contains("You already have an account", answer.Text, StringComparison.Ordinal);
            Assert.Equal("/sign-in", answer.Document.QuerySelector("main a.button")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Accept_NameOfAnother_AsksForAnother()
    {
        using var visitor = Site.NewVisitor();
        var refused = await visitor.AcceptAsync(await Site.InviteAsync(), "Rogue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("This name is taken", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstAdminLink_SomeoneHasAnAccount_IsGone()
    {
        var (invitation, code) = Invitation.Create(Role.Admin, employeeId: null, Invitation.Start, _clock.GetUtcNow());
        await Accounts.InviteAsync(invitation, CancellationToken.None);
        using var visitor = Site.NewVisitor();
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetPageAsync($"/invitation?code={code}")).Status);
        var form = await FilledAsync(visitor, await Site.InviteAsync());
        Assert.Equal(HttpStatusCode.Gone, (await form.With("Code", code).PostAsync()).Status);
        Assert.Null(await Accounts.SaveAsync(
            new() { Id = "1", Issuer = Account.Local, Subject = "late", Name = "Late" }, invitation, CancellationToken.None));
    }

    [Fact]
    public async Task Accounts_OpenLinks_AreListedAndWithdrawn()
    {
        var (_, target) = await MakeAsync("password");
        await Site.AddAsync("Grace Hopper", ("Email", "grace@example.com"));
        await (await _maker.GetPageAsync("/accounts/invite")).Form("/invite").With("Role", "Admin").With("Person", "grace@example.com").PostAsync();
        await Site.InviteAsync(Role.Admin);
        var lines = (await Site.GetAsync("/accounts")).Document.QuerySelectorAll(".sessions li").Select(line => line.TextContent).ToList();
        Assert.Equal(3, lines.Count);
        Assert.Single(lines, line => line.Contains("New password for Target", StringComparison.Ordinal) && line.Contains("Created by Rogue", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("Invitation for Grace Hopper as an admin", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("Created by the operator", StringComparison.Ordinal));

        var page = await Site.GetAsync("/accounts");
        var form = page.Form($"/accounts/links/{(await Accounts.ListInvitationsAsync(CancellationToken.None)).Single(it => it.AccountId == target).Digest}/withdraw");
        var done = await Site.FollowAsync(await form.PostAsync());
        Assert.Contains("Link withdrawn", done.Text, StringComparison.Ordinal);
        Assert.Equal(2, done.Document.QuerySelectorAll(".sessions li").Length);
        Assert.Contains("had already been used", (await Site.FollowAsync(await form.PostAsync())).Text, StringComparison.Ordinal);
        Assert.Single(await Site.LogAsync(), line => (line.Kind, line.Subject) == (AuditKind.LinkWithdrawn, target));
    }

    [Fact]
    public async Task Invite_SomeoneWhoHasLeft_IsRefused()
    {
        await Site.AddAsync("Grace Hopper", ("Email", "grace@example.com"), ("Status", "Left"));
        var refused = await (await Site.GetAsync("/accounts/invite")).Form("/invite").With("Person", "grace@example.com").PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("has left", refused.Text, StringComparison.Ordinal);
    }

    /// <returns>The link, and the account or person that it is for.</returns>
    private async Task<(string Link, string Target)> MakeAsync(string kind)
    {
        if (kind == "password")
        {
            using var target = await Site.NewAccountAsync("Target");
            var id = (await Site.AccountAsync("Target")).Id;
            return (LocalAccounts.InvitationOn(await (await _maker.GetPageAsync($"/accounts/{id}")).Form("/password-link").PostAsync()), id);
        }
        var person = kind == "invitation" ? "" : await Site.AddAsync("Invited Person", ("Email", "invited@example.com"));
        var form = (await _maker.GetPageAsync("/accounts/invite")).Form("/invite").With("Person", person == "" ? "" : "invited@example.com");
        return (LocalAccounts.InvitationOn(await form.With("Role", "Admin").PostAsync()), person);
    }

    private static async Task<PageForm> FilledAsync(HttpClient visitor, string link)
    {
        var page = await visitor.GetPageAsync(link);
        return page.Form(link.Split('?')[0]).With("Name", "Invited").With("Password", Next);
    }

    private async Task EndAsync(string end, string target)
    {
        var (maker, other) = ($"/accounts/{(await Site.AccountAsync("Rogue")).Id}", $"/accounts/{target}");
        switch (end)
        {
            case "disabled":
            case "disabled and enabled":
                await DoneAsync(Site.Client, maker, "/disable");
                if (end != "disabled")
                    await DoneAsync(Site.Client, maker, "/enable");
                break;
            case "demoted":
            case "demoted and promoted":
                await DoneAsync(Site.Client, maker, "/role", ("Role", "Viewer"));
                if (end != "demoted")
                    await DoneAsync(Site.Client, maker, "/role", ("Role", "Admin"));
                break;
            case "deleted account":
                await Accounts.DeleteAsync(await Site.AccountAsync("Rogue"), CancellationToken.None);
                break;
            case "left":
            case "left and back":
                await Site.ChangeAsync(_profile, "Status", "Left");
                if (end != "left")
                    await Site.ChangeAsync(_profile, "Status", "Active");
                break;
            case "deleted":
            case "erased":
                await Site.DeleteAsync(_profile);
                if (end != "deleted")
                    await DoneAsync(Site.Client, $"{_profile}/erase", "/erase", ("Name", "Rogue Admin"));
                break;
            case "sessions ended":
                await DoneAsync(Site.Client, maker, "/sessions/end");
                break;
            case "password changed":
                await DoneAsync(_maker, "/account/password", "/password", ("Current", LocalAccounts.Password), ("Password", Next));
                break;
            case "second factor":
                await _maker.AddSecondFactorAsync(_clock);
                break;
            case "withdrawn":
                await DoneAsync(Site.Client, "/accounts", "/withdraw");
                break;
            case "too old":
                _clock.Ahead += Invitation.Validity;
                break;
            case "made by an earlier release":
                var kept = Assert.Single(await Accounts.ListInvitationsAsync(CancellationToken.None), link => !link.IsForFirstAdmin);
                await Accounts.WithdrawAsync(kept.Digest, CancellationToken.None);
                await Accounts.InviteAsync(kept with { MadeBy = null, MakerStamp = null, AccountStamp = null }, CancellationToken.None);
                break;
            case "target disabled and enabled":
                await DoneAsync(Site.Client, other, "/disable");
                await DoneAsync(Site.Client, other, "/enable");
                break;
            case "target changed their password":
                using (var visitor = Site.NewVisitor())
                {
                    await visitor.SignInAsync("Target");
                    await DoneAsync(visitor, "/account/password", "/password", ("Current", LocalAccounts.Password), ("Password", Next));
                }
                break;
            case "target's role":
                await DoneAsync(Site.Client, other, "/role", ("Role", "Admin"));
                break;
            case "target left":
            case "target deleted":
                await TargetEndsAsync(end, target);
                break;
            case "used by another link":
                var link = LocalAccounts.InvitationOn(await (await Site.GetAsync(other)).Form("/password-link").PostAsync());
                using (var visitor = Site.NewVisitor())
                    Assert.Equal(HttpStatusCode.Redirect, (await (await FilledAsync(visitor, link)).PostAsync()).Status);
                break;
        }
    }

    private async Task TargetEndsAsync(string end, string target)
    {
        var profile = target;
        if (!target.StartsWith('/'))
        {
            profile = await Site.AddAsync("Target Person");
            var account = await Site.AccountAsync("Target");
            await Accounts.SaveAsync(account with { EmployeeId = Guid.Parse(People.IdOf(profile)) }, invitation: null, CancellationToken.None);
        }
        if (end == "target deleted")
            await Site.DeleteAsync(profile);
        else
            await Site.ChangeAsync(profile, "Status", "Left");
    }

    private static async Task DoneAsync(HttpClient visitor, string address, string form, params (string Field, string Value)[] fields)
    {
        var filled = (await visitor.GetPageAsync(address)).Form(form);
        foreach (var (field, value) in fields)
            filled.With(field, value);
        Assert.Equal(HttpStatusCode.Redirect, (await filled.PostAsync()).Status);
    }
}
