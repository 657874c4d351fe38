using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

/// <summary>A sign-in that began before its account changed gives nothing, however late its session is stored.</summary>
public sealed class SignInUnderWayTests : IAsyncLifetime
{
    private const string Next = "quite another sentence altogether";

    private readonly MovedClock _clock = new();
    private readonly Hold _comparison = new();
    private readonly Hold _session = new();
    private string _profile = "";
    private string _account = "";
    private HttpClient _owner = null!;
    private string? _key;

    private DirectorySite Site { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await DirectorySite.StartAsync(services =>
        {
            services.AddSingleton<TimeProvider>(_clock);
            LocalAccounts.HashQuickly(services);
            _comparison.On<IPasswordHasher<Account>>(services, nameof(IPasswordHasher<>.VerifyHashedPassword));
            _session.On<IAccountStore>(services, nameof(IAccountStore.StartSessionAsync));
        });
        _profile = await Site.AddAsync("Ada Lovelace");
        _owner = await Site.NewAccountAsync("Ada", Role.Admin, Guid.Parse(People.IdOf(_profile)));
        _account = $"/accounts/{(await Site.AccountAsync("Ada")).Id}";
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        await Site.DisposeAsync();
    }

    public static TheoryData<string> Changes =>
    [
        "password", "password link", "all ended", "ended by an admin", "disabled and enabled", "demoted", "second factor", "left and back",
        "deleted and restored"
    ];

    [Theory, MemberData(nameof(Changes))]
    public async Task SignIn_AccountChangesWhileThePasswordIsCompared_GivesNoSession(string change) =>
        Assert.False(await SignInWhileAsync(change, _comparison));

    [Theory, MemberData(nameof(Changes))]
    public async Task SignIn_AccountChangesBeforeTheSessionIsStored_GivesNoSession(string change) =>
        Assert.False(await SignInWhileAsync(change, _session));

    [Fact]
    public async Task SignIn_NothingThatMattersChanges_GivesASession()
    {
        await Site.ChangeAsync(_profile, "JobTitle", "Analyst");
        Assert.True(await SignInWhileAsync("nothing", _comparison));
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task SignIn_AccountChangesWhileTheCodeIsAskedFor_HasToStartAgain(string change)
    {
        _key = await _owner.AddSecondFactorAsync(_clock);
        using var there = Site.NewVisitor();
        var asked = await there.SignInAsync("Ada");
        await ChangeAsync(change);
        _clock.Advance(TimeSpan.FromSeconds(60));

        var answer = await asked.Form("/sign-in/code").With("Code", LocalAccounts.CodeOf(_key, _clock)).PostAsync();

        Assert.StartsWith("/sign-in", answer.Location, StringComparison.Ordinal);
        Assert.False(await there.IsSignedInAsync());
    }

    [Theory]
    [InlineData("password", true)]
    [InlineData("second factor", true)]
    [InlineData("all ended", false)]
    [InlineData("demoted", false)]
    [InlineData("left and back", false)]
    public async Task Session_AccountChanges_GoesOnOnlyWhereItsOwnerMadeTheChange(string change, bool goesOn)
    {
        using var there = Site.NewVisitor();
        await there.SignInAsync("Ada");
        Assert.True(await there.IsSignedInAsync());

        await ChangeAsync(change);

        Assert.False(await there.IsSignedInAsync());
        Assert.Equal(goesOn, await _owner.IsSignedInAsync());
        if (goesOn)
            Assert.Single((await _owner.GetPageAsync("/account")).Document.QuerySelectorAll(".sessions li"));
    }

    private async Task<bool> SignInWhileAsync(string change, Hold hold)
    {
        using var there = Site.NewVisitor();
        hold.Arm();
        var signIn = there.SignInAsync("Ada");
        await hold.ReachedAsync();
        await ChangeAsync(change);
        hold.Release();
        Assert.NotEqual(HttpStatusCode.InternalServerError, (await signIn).Status);
        return await there.IsSignedInAsync();
    }

    private async Task ChangeAsync(string change)
    {
        switch (change)
        {
            case "password":
                await DoneAsync((await _owner.GetPageAsync("/account/password")).Form("/password").With("Current", LocalAccounts.Password).With("Password", Next));
                break;
            case "password link":
                var link = LocalAccounts.InvitationOn(await (await Site.GetAsync(_account)).Form("/password-link").PostAsync());
                using (var visitor = Site.NewVisitor())
                    await DoneAsync((await visitor.GetPageAsync(link)).Form("/password").With("Password", Next));
                break;
            case "all ended":
                await DoneAsync((await _owner.GetPageAsync("/account")).Form("/end-all"));
                break;
            case "ended by an admin":
                await DoneAsync((await Site.GetAsync(_account)).Form("/sessions/end"));
                break;
            case "disabled and enabled":
                await DoneAsync((await Site.GetAsync(_account)).Form("/disable"));
                await DoneAsync((await Site.GetAsync(_account)).Form("/enable"));
                break;
            case "demoted":
                await DoneAsync((await Site.GetAsync(_account)).Form("/role").With("Role", "Viewer"));
                break;
            case "second factor" when _key is not null:
                await DoneAsync((await Site.GetAsync(_account)).Form("/second-factor/off"));
                break;
            case "second factor":
                await _owner.AddSecondFactorAsync(_clock);
                break;
            case "left and back":
                await Site.ChangeAsync(_profile, "Status", "Left");
                await Site.ChangeAsync(_profile, "Status", "Active");
                break;
            case "deleted and restored":
                await Site.DeleteAsync(_profile);
                await DoneAsync((await Site.GetAsync(_profile)).Form("/restore"));
                break;
        }
    }

    private static async Task DoneAsync(PageForm form) => Assert.Equal(HttpStatusCode.Redirect, (await form.PostAsync()).Status);
}
