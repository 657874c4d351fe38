using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Security;
using EmployeeDirectory.Web.Tests.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.MyAccount;

/// <summary>How sessions of the running program begin and end.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();

    private DirectorySite Site { get; set; } = null!;

    public async ValueTask InitializeAsync() => Site = await DirectorySite.StartAsync(services =>
    {
        services.AddSingleton<TimeProvider>(_clock);
        LocalAccounts.HashQuickly(services);
    });

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [Fact]
    public async Task SignIn_OverALiveSession_HasAFreshIdAndTheCookieFromBeforeGivesNothing()
    {
        using var first = Site.NewVisitor();
        var before = (await first.AcceptAsync(await Site.InviteAsync(), "Ada")).CookieOf("session")!;
        using var replayed = Site.NewVisitorWith(before);
        Assert.True(await replayed.IsSignedInAsync());

        // The form was open in another tab.
        using var second = Site.NewVisitorWith(before);
        var after = (await first.AcceptAsync(await Site.InviteAsync(), "Grace")).CookieOf("session")!;

        Assert.NotEqual(before, after);
        Assert.False(await second.IsSignedInAsync());
        Assert.True(await first.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_SecondTime_HasAnotherIdInEachBrowser()
    {
        using var here = await Site.NewAccountAsync("Ada");
        using var there = Site.NewVisitor();
        await there.SignInAsync("Ada");
        var account = await Site.AccountAsync("Ada");
        Assert.Equal(2, (await SessionsAsync(account)).Select(session => session.Id).Distinct().Count());
    }

    [Fact]
    public async Task SignOut_OldCookie_GivesNothingAndTheBrowserIsToldToForget()
    {
        using var visitor = Site.NewVisitor();
        var cookie = (await visitor.AcceptAsync(await Site.InviteAsync(Role.Admin), "Ada")).CookieOf("session")!;

        var answer = await visitor.SignOutAsync();

        Assert.Equal("\"cache\", \"storage\"", answer.Response.Headers.GetValues("Clear-Site-Data").Single());
        Assert.Equal("session=", answer.CookieOf("session"));
        using var replayed = Site.NewVisitorWith(cookie);
        Assert.False(await replayed.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await replayed.GetPageAsync("/employees/new")).Status);
    }

    [Fact]
    public async Task Session_Idle_IsOver()
    {
        using var visitor = await Site.NewAccountAsync("Ada");
        _clock.Ahead += Session.Idle - TimeSpan.FromMinutes(10);
        Assert.True(await visitor.IsSignedInAsync());
        _clock.Ahead += Session.Idle - TimeSpan.FromMinutes(10);
        Assert.True(await visitor.IsSignedInAsync());
        _clock.Ahead += Session.Idle;
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Session_UsedAllTheTime_IsOverAfterItsLifetime()
    {
        using var visitor = await Site.NewAccountAsync("Ada");
        var step = Session.Idle / 2;
        for (var age = step; age < Session.Lifetime - step; age += step)
        {
            _clock.Ahead += step;
            Assert.True(await visitor.IsSignedInAsync());
        }
        _clock.Ahead += step + step;
        Assert.False(await visitor.IsSignedInAsync());
    }

    /// <summary>A session that was used to the end, in a cookie that would be good for another week.</summary>
    [Fact]
    public async Task Session_OlderThanItsLifetime_IsOverWhateverItsCookieSays()
    {
        var account = await Site.AddAccountAsync(Role.Viewer);
        _clock.Ahead += Session.Lifetime;
        var cookie = await Site.StartSessionAsync(account);
        var session = Assert.Single(await SessionsAsync(account));
        using var visitor = Site.NewVisitorWith($"{SessionCookie.Scheme}={cookie}");
        Assert.True(await visitor.IsSignedInAsync());

        await Site.Services.GetRequiredService<IAccountStore>().SeeSessionAsync(session with { StartedAt = session.StartedAt - Session.Lifetime }, CancellationToken.None);
        // Not from what the instance knows any more.
        _clock.Ahead += Session.SeenEvery;

        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task End_OneOfOnesOwn_LeavesTheOthers()
    {
        using var here = await Site.NewAccountAsync("Ada");
        using var there = Site.NewVisitor();
        await there.SignInAsync("Ada");
        var page = await here.GetPageAsync("/account");
        Assert.Contains("This browser", page.Text, StringComparison.Ordinal);

        Assert.Equal("/account", (await page.Form("/sessions/end").PostAsync()).Location);

        Assert.False(await there.IsSignedInAsync());
        Assert.True(await here.IsSignedInAsync());
        Assert.Single(await Site.LogAsync(), line => (line.Kind, line.Detail) == (AuditKind.SessionsEnded, "one of their own"));
    }

    [Fact]
    public async Task End_SessionOfAnother_IsNotEnded()
    {
        using var victim = await Site.NewAccountAsync("Victim");
        using var here = await Site.NewAccountAsync("Ada");
        using var there = Site.NewVisitor();
        await there.SignInAsync("Ada");
        var session = Assert.Single(await SessionsAsync(await Site.AccountAsync("Victim")));

        await (await here.GetPageAsync("/account")).Form("/sessions/end").With("Session", session.Id).PostAsync();

        Assert.True(await victim.IsSignedInAsync());
    }

    [Fact]
    public async Task EndAll_EndsEveryOneOfOnesOwn()
    {
        using var here = await Site.NewAccountAsync("Ada");
        using var there = Site.NewVisitor();
        await there.SignInAsync("Ada");

        var answer = await (await here.GetPageAsync("/account")).Form("/sessions/end-all").PostAsync();

        Assert.True(answer.Response.Headers.Contains("Clear-Site-Data"));
        Assert.False(await here.IsSignedInAsync());
        Assert.False(await there.IsSignedInAsync());
        Assert.Single(await Site.LogAsync(), line => (line.Kind, line.Detail) == (AuditKind.SessionsEnded, "all of their own"));
    }

    [Fact]
    public async Task EndOthers_ByAnAdmin_EndsThem()
    {
        using var visitor = await Site.NewAccountAsync("Ada");
        var account = await Site.AccountAsync("Ada");
        await Site.FollowAsync(await (await Site.GetAsync($"/accounts/{account.Id}")).Form("/sessions/end").PostAsync());
        Assert.False(await visitor.IsSignedInAsync());
        Assert.Single(await Site.LogAsync(), line => (line.Kind, line.Detail) == (AuditKind.SessionsEnded, "by an admin"));
    }

    [Theory, InlineData("Left"), InlineData("deleted")]
    public async Task Session_OfSomeoneWhoLeavesOrIsDeleted_IsRefusedAndSoIsTheirPassword(string how)
    {
        var profile = await Site.AddAsync("Ada Leaver");
        using var visitor = await Site.NewAccountAsync("Ada", employeeId: Guid.Parse(People.IdOf(profile)));
        Assert.True(await visitor.IsSignedInAsync());

        if (how == "deleted")
            await Site.DeleteAsync(profile);
        else
            await Site.ChangeAsync(profile, "Status", how);

        Assert.False(await visitor.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignInAsync("Ada")).Status);
    }

    [Fact]
    public async Task Session_OfSomeoneWhoseDeletedRecordHasExpired_IsStillRefusedAndSoIsTheirPassword()
    {
        var profile = await Site.AddAsync("Ada Deleted");
        using var visitor = await Site.NewAccountAsync("Ada", employeeId: Guid.Parse(People.IdOf(profile)));
        await Site.DeleteAsync(profile);
        await Site.Services.GetRequiredService<ReadModel>().ForgetAsync([Guid.Parse(People.IdOf(profile))], CancellationToken.None);

        Assert.False(await visitor.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignInAsync("Ada")).Status);
    }

    private Task<IReadOnlyList<Session>> SessionsAsync(Account account) =>
        Site.Services.GetRequiredService<IAccountStore>().ListSessionsAsync(account.Id, CancellationToken.None);
}
