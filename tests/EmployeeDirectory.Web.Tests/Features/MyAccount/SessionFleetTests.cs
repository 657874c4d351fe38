using System.Diagnostics;
using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Tests.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.MyAccount;

/// <summary>What one instance ends is over on the other: at once for changes and admins, within seconds for pages to look at.
/// Failed sign-ins on one instance count on both.</summary>
public sealed class SessionFleetTests(FleetOfTwo fleet) : IClassFixture<FleetOfTwo>
{
    [Fact]
    public async Task Disable_OnOneInstance_RefusesTheNextChangeAndSoonAllOnTheOther()
    {
        using var visitor = await NewAccountAsync("Disabled");
        var form = (await visitor.GetPageAsync("/account")).Form("/account/sessions/end-all");
        await ActAsync("Disabled", "/disable");
        Assert.Equal(HttpStatusCode.Unauthorized, (await form.PostAsync()).Status);
        await AssertSignedOutSoonAsync(visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignInAsync("Disabled")).Status);

        await ActAsync("Disabled", "/enable");
        Assert.False(await visitor.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("Disabled")).Status);
    }

    [Fact]
    public async Task End_OnOneInstance_RefusesTheNextChangeAndSoonAllOnTheOther()
    {
        using var visitor = await NewAccountAsync("Ended");
        var form = (await visitor.GetPageAsync("/account")).Form("/account/sessions/end-all");
        await ActAsync("Ended", "/sessions/end");
        Assert.Equal(HttpStatusCode.Unauthorized, (await form.PostAsync()).Status);
        await AssertSignedOutSoonAsync(visitor);
    }

    [Fact]
    public async Task End_WhileTheOtherCannotReadChanges_RefusesItsNextRequestOnceThatIsTooLongAgo()
    {
        using var visitor = await NewAccountAsync("Unseen");
        Assert.True(await visitor.IsSignedInAsync());
        fleet.There.Table.Break(Fault.ServerError, "Query");
        await ActAsync("Unseen", "/sessions/end");
        await AssertSignedOutSoonAsync(visitor);
        fleet.There.Table.Heal();
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Look_Again_AsksTheTableNoMoreForAVisitorAndEachTimeForAnAdmin()
    {
        using var visitor = await NewAccountAsync("Looking");
        var (there, lookups) = (fleet.There, "BatchGetItem");
        // A look-up is not kept when some account changes meanwhile.
        await Wait.UntilAsync(async () =>
        {
            Assert.True(await visitor.IsSignedInAsync());
            var known = there.Requested(lookups);
            for (var look = 0; look < 5; look++)
                Assert.True(await visitor.IsSignedInAsync());
            return there.Requested(lookups) == known;
        });
        var before = there.Requested(lookups);
        for (var look = 0; look < 5; look++)
            Assert.True(await there.Client.IsSignedInAsync());
        Assert.InRange(there.Requested(lookups) - before, 5, int.MaxValue);
    }

    [Fact]
    public async Task SetRole_OnOneInstance_HoldsOnTheOther()
    {
        using var visitor = await NewAccountAsync("Promoted");
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetPageAsync("/accounts")).Status);
        await ActAsync("Promoted", "/role", ("Role", "Admin"));
        await AssertSignedOutSoonAsync(visitor);
        await visitor.SignInAsync("Promoted");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetPageAsync("/accounts")).Status);
        await ActAsync("Promoted", "/role", ("Role", "Viewer"));
        Assert.False(await visitor.IsSignedInAsync());
        await visitor.SignInAsync("Promoted");
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetPageAsync("/accounts")).Status);
    }

    [Fact]
    public async Task SignIn_FailedOnOneInstance_CountsOnTheOther()
    {
        using var owner = await NewAccountAsync("Guessed");
        for (var time = 0; time < FailureLimit.Account.Free; time++)
        {
            using var stranger = NewVisitor(time % 2 == 0 ? fleet.Here : fleet.There);
            await stranger.SignInAsync("Guessed", "a wrong one");
        }
        using var elsewhere = NewVisitor(fleet.There);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await elsewhere.SignInAsync("Guessed")).Status);
        await owner.SignOutAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SignInAsync("Guessed")).Status);
    }

    private static async Task AssertSignedOutSoonAsync(HttpClient visitor)
    {
        var clock = Stopwatch.StartNew();
        await Wait.UntilAsync(async () => !await visitor.IsSignedInAsync());
        // And a second for the requests themselves.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, SessionCache.MaxLag + TimeSpan.FromSeconds(1));
    }

    private static HttpClient NewVisitor(FleetInstance instance) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = instance.Client.BaseAddress };

    /// <summary>Someone on the other instance, who was invited on this one.</summary>
    private async Task<HttpClient> NewAccountAsync(string name)
    {
        var link = await (await fleet.Here.Client.GetPageAsync("/accounts/invite")).Form("/accounts/invite").PostAsync();
        var visitor = NewVisitor(fleet.There);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.AcceptAsync(LocalAccounts.InvitationOn(link), name)).Status);
        return visitor;
    }

    /// <summary>The admin, on this instance.</summary>
    private async Task ActAsync(string name, string form, params (string Field, string Value)[] fields)
    {
        var accounts = await fleet.Here.Client.GetPageAsync("/accounts");
        var link = accounts.Document.QuerySelectorAll("main th a").Single(link => link.TextContent == name).GetAttribute("href")!;
        var filled = (await fleet.Here.Client.GetPageAsync(link)).Form(form);
        foreach (var (field, value) in fields)
            filled.With(field, value);
        Assert.Equal(HttpStatusCode.Redirect, (await filled.PostAsync()).Status);
    }
}
