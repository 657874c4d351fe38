using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Tests.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Accounts;

public sealed class PasswordResetTests : IAsyncLifetime
{
    private const string Next = "quite another sentence altogether";

    private DirectorySite Site { get; set; } = null!;

    public async ValueTask InitializeAsync() => Site = await DirectorySite.StartAsync(LocalAccounts.HashQuickly);

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [Fact]
    public async Task Accept_AskedForByAnAdmin_ReplacesThePasswordAndEndsEverySession()
    {
        using var before = await Site.NewAccountAsync("Ada");
        var link = await LinkAsync("Ada");
        Assert.True(await before.IsSignedInAsync());
        using var visitor = Site.NewVisitor();
        Assert.Equal(HttpStatusCode.Redirect, (await AcceptAsync(visitor, link)).Status);

        Assert.False(await before.IsSignedInAsync());
        Assert.False(await visitor.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignInAsync("Ada")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("Ada", Next)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetPageAsync(link)).Status);
        Assert.Equal([AuditKind.SignedIn, AuditKind.SignInRefused, AuditKind.PasswordChanged, AuditKind.PasswordLinkMade], (await KindsAsync("Ada")).Take(4));
    }

    [Fact]
    public async Task Accept_OfSomeoneLockedOut_LetsThemInAtOnce()
    {
        using var visitor = await Site.NewAccountAsync("Ada");
        await visitor.SignOutAsync();
        for (var attempt = 0; attempt < 6; attempt++)
            await visitor.SignInAsync("Ada", "forgotten, it seems");
        await AcceptAsync(visitor, await LinkAsync("Ada"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("Ada", Next)).Status);
    }

    [Fact]
    public async Task Accept_WithASecondFactor_StillAsksForItsCode()
    {
        using var visitor = await Site.NewAccountAsync("Ada");
        var accounts = Site.Services.GetRequiredService<IAccountStore>();
        await accounts.SaveAsync(await Site.AccountAsync("Ada") with { TotpSecret = "kept elsewhere" }, invitation: null, CancellationToken.None);
        await AcceptAsync(visitor, await LinkAsync("Ada"));
        Assert.Equal("kept elsewhere", (await Site.AccountAsync("Ada")).TotpSecret);
    }

    [Fact]
    public async Task Accept_PasswordThatIsEasyToGuess_IsRefusedAndTheLinkStaysGood()
    {
        using var visitor = await Site.NewAccountAsync("Ada");
        var link = await LinkAsync("Ada");
        var refused = await AcceptAsync(visitor, link, "Ada Ada Ada Ada Ada");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("easy to guess", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await AcceptAsync(visitor, link)).Status);
    }

    [Fact]
    public async Task Accept_AccountDisabledSince_IsGone()
    {
        using var ada = await Site.NewAccountAsync("Ada");
        using var visitor = Site.NewVisitor();
        var link = await LinkAsync("Ada");
        var form = (await visitor.GetPageAsync(link)).Form("/password").With("Password", Next);
        await (await Site.GetAsync(await AddressAsync("Ada"))).Form("/disable").PostAsync();
        Assert.Equal(HttpStatusCode.Gone, (await form.PostAsync()).Status);
    }

    [Fact]
    public async Task Links_ToCreateAnAccountAndToChooseAPassword_AreNotEachOther()
    {
        using var visitor = await Site.NewAccountAsync("Ada");
        var (reset, invitation) = (await LinkAsync("Ada"), await Site.InviteAsync());
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetPageAsync(reset.Replace("password", "invitation", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetPageAsync(invitation.Replace("invitation", "password", StringComparison.Ordinal))).Status);
        var accept = (await visitor.GetPageAsync(invitation)).Form("/invitation").With("Name", "Eve").With("Password", Next).With("Code", reset.Split('=')[1]);
        Assert.Equal(HttpStatusCode.Gone, (await accept.PostAsync()).Status);
        var choose = (await visitor.GetPageAsync(reset)).Form("/password").With("Password", Next).With("Code", invitation.Split('=')[1]);
        Assert.Equal(HttpStatusCode.Gone, (await choose.PostAsync()).Status);
    }

    [Fact]
    public async Task Create_ForOneself_LeadsToTheFormThatAsksForTheOldPassword()
    {
        using var admin = await Site.NewAccountAsync("Boss", Role.Admin);
        using var other = await Site.NewAccountAsync("Ada");
        var form = (await admin.GetPageAsync(await AddressAsync("Ada"))).Form("/password-link");
        form.Address = $"{await AddressAsync("Boss")}/password-link";
        Assert.Equal("/account/password", (await form.PostAsync()).Response.Headers.Location!.ToString());
    }

    private async Task<string> AddressAsync(string name) => $"/accounts/{(await Site.AccountAsync(name)).Id}";

    private async Task<string> LinkAsync(string name) =>
        LocalAccounts.InvitationOn(await (await Site.GetAsync(await AddressAsync(name))).Form("/password-link").PostAsync());

    private static async Task<Page> AcceptAsync(HttpClient visitor, string link, string password = Next) =>
        await (await visitor.GetPageAsync(link)).Form("/password").With("Password", password).PostAsync();

    private async Task<List<AuditKind>> KindsAsync(string name)
    {
        var (today, id) = (DateOnly.FromDateTime(DateTime.UtcNow), (await Site.AccountAsync(name)).Id);
        return await Site.Services.GetRequiredService<IAuditStore>().ReadAsync(today.AddDays(-1), today, null, CancellationToken.None)
            .Where(line => line.Subject == id).Select(line => line.Kind).ToListAsync();
    }
}
