using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;

/// <summary>What is made of what a provider says about a person.</summary>
public sealed class IdentityTests : IClassFixture<HostileSite>
{
    private readonly DirectorySite _site;
    private readonly HostileProvider _provider;
    private readonly KeptLog _log;
    private readonly string _subject = $"ada-{Guid.NewGuid():N}";

    public IdentityTests(HostileSite hostile)
    {
        hostile.Reset();
        (_site, _provider, _log) = (hostile.Site, hostile.Provider, hostile.Log);
    }

    private IAccountStore Accounts => _site.Services.GetRequiredService<IAccountStore>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HostileSite.AdminGroup, Role.Admin)]
    [InlineData("staff|directory admins", Role.Admin)]
    [InlineData("Directory Admins", Role.Viewer)]
    [InlineData("directory admins and friends", Role.Viewer)]
    [InlineData("", Role.Viewer)]
    public async Task SignIn_Groups_MakeAnAdminOfMembersOnly(string groups, Role role)
    {
        var account = await SignInAsync((HostileSite.GroupsClaim, groups.Split('|')), ("groups", HostileSite.AdminGroup), ("role", "Admin"));
        Assert.Equal(role, account!.Role);
    }

    [Fact]
    public async Task SignIn_NoLongerInTheGroup_IsNoLongerAdmin()
    {
        Assert.Equal(Role.Admin, (await SignInAsync((HostileSite.GroupsClaim, HostileSite.AdminGroup)))!.Role);
        Assert.Equal(Role.Viewer, (await SignInAsync())!.Role);
    }

    [Fact]
    public async Task SignIn_RoleFollowsTheGroup_EndsEarlierSessions()
    {
        using var here = _site.NewVisitor();
        using var there = _site.NewVisitor();
        await SignInAsync(here, (HostileSite.GroupsClaim, HostileSite.AdminGroup));
        Assert.True(await here.IsSignedInAsync());

        await SignInAsync(there);

        Assert.Equal((false, true), (await here.IsSignedInAsync(), await there.IsSignedInAsync()));
    }

    [Theory]
    [InlineData("email_verified", true, true)]
    [InlineData("email_verified", "true", true)]
    [InlineData("xms_edov", "1", true)]
    [InlineData("email_verified", false, false)]
    [InlineData("email_verified", "no", false)]
    [InlineData("email", "", false)]
    public async Task SignIn_VerifiedAddress_LeadsToThePersonsRecord(string claim, object value, bool linked)
    {
        var email = NewEmail();
        var person = await AddPersonAsync(email);
        var account = await SignInAsync(("email", email), (claim, value is "" ? email : value));
        Assert.Equal(linked ? person : null, account!.EmployeeId);
    }

    [Fact]
    public async Task SignIn_AddressOfAnother_TakesOverNothing()
    {
        var (email, another) = (NewEmail(), NewEmail());
        var ada = await AddPersonAsync(email);
        await AddPersonAsync(another);
        var first = await SignInAsync(("email", email), ("email_verified", true));
        Assert.Equal(ada, first!.EmployeeId);

        var renamed = await SignInAsync(("email", another), ("email_verified", true));
        Assert.Equal((first.Id, ada), (renamed!.Id, renamed.EmployeeId));
        var other = await SignInAsync(("sub", $"mallory-{_subject}"), ("email", email), ("email_verified", true));
        Assert.NotEqual(first.Id, other!.Id);
        Assert.Null(other.EmployeeId);
    }

    [Theory]
    [InlineData("{0}\u200B"), InlineData(" {0}."), InlineData("<{0}>"), InlineData("\u202A{0}\u202C\u00A0")]
    public async Task SignIn_AddressWithMarksOfPastedText_IsThatOfThePerson(string pattern)
    {
        var email = NewEmail();
        var person = await AddPersonAsync(email);
        var account = await SignInAsync(("email", string.Format(null, pattern, email)), ("email_verified", true));
        Assert.Equal((person, email), (account!.EmployeeId, account.Email));
    }

    /// <summary>What is verified is the whole claim, of which such a name is a part.</summary>
    [Fact]
    public async Task SignIn_AddressBehindAName_LeadsToNobody()
    {
        var email = NewEmail();
        await AddPersonAsync(email);
        Assert.Null((await SignInAsync(("email", $"Ada <{email}>"), ("email_verified", true)))!.EmployeeId);
    }

    [Theory]
    [InlineData("Ada\u202E Lovelace", "Ada Lovelace")]
    [InlineData("Ada\nLovelace", "Ada Lovelace")]
    [InlineData(" Ada  Löwe\u200B ", "Ada Löwe")]
    [InlineData("  ", null)]
    [InlineData("Ada\u0007", null)]
    public async Task SignIn_NameThatCouldDeceive_IsShownCleanedOrNotAtAll(string name, string? shown) =>
        Assert.Equal(shown ?? _subject, (await SignInAsync(("name", name)))!.Name);

    [Fact]
    public async Task SignIn_DisabledAccount_IsRefused()
    {
        var account = await SignInAsync();
        await Accounts.SaveAsync(account! with { Disabled = true }, null, Ct);
        using var visitor = _site.NewVisitor();
        await AssertClosedAsync(visitor, await SignInAsync(visitor));
    }

    [Theory, InlineData("Left", true), InlineData("Left", false), InlineData("deleted", true)]
    public async Task SignIn_OfSomeoneWhoHasLeft_IsRefusedAtOnceAndStartsNothing(string how, bool hadAnAccount)
    {
        var email = NewEmail();
        var profile = $"/employees/{await AddPersonAsync(email)}";
        (string, object)[] claims = [("email", email), ("email_verified", true)];
        var before = hadAnAccount ? await SignInAsync(claims) : null;
        if (how == "deleted")
            await _site.DeleteAsync(profile);
        else
            await _site.ChangeAsync(profile, "Status", how);
        using var visitor = _site.NewVisitor();

        var answer = await SignInAsync(visitor, [.. claims, ("name", "Renamed")]);

        await AssertClosedAsync(visitor, answer);
        Assert.DoesNotContain(answer.Response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("session=", StringComparison.Ordinal));
        Assert.Equal(before, await Accounts.FindAsync(_provider.Issuer, _subject, Ct));
    }

    [Fact]
    public async Task SignIn_OverALiveSession_EndsThatOne()
    {
        using var visitor = _site.NewVisitor();
        var begun = (await visitor.PressCompanyAccountAsync()).Destination();
        var first = await SignInAsync(visitor);
        var before = SessionOf(first);
        // The sign-in page has no button for who is signed in; a page that was opened before has.
        await visitor.GetPageAsync(_provider.LetIn(begun));

        using var thief = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = visitor.BaseAddress };
        thief.DefaultRequestHeaders.Add("Cookie", before);
        Assert.False(await thief.IsSignedInAsync());
        Assert.True(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Page_HeaderOfABalancer_IsIgnoredWithoutOne()
    {
        using var visitor = _site.NewVisitor();
        visitor.DefaultRequestHeaders.Add("x-amzn-oidc-data", "e30=.e30=.AAAA");
        visitor.DefaultRequestHeaders.Add("x-amzn-oidc-identity", "ada");
        Assert.False(await visitor.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetPageAsync("/employees/new")).Status);
    }

    private Task AssertClosedAsync(HttpClient visitor, Page answer) =>
        visitor.AssertRefusedAsync(answer, _log, "the account is disabled, or its person has left", ProviderSignIns.Closed, "Your account here is closed");

    private static string NewEmail() => $"{Guid.NewGuid():N}@example.com";

    private async Task<Guid> AddPersonAsync(string email) => Guid.Parse(People.IdOf(await _site.AddAsync($"Of {email}", ("Email", email))));

    /// <returns>The account of whoever signed in.</returns>
    private async Task<Account?> SignInAsync(params (string Claim, object Value)[] claims)
    {
        using var visitor = _site.NewVisitor();
        await SignInAsync(visitor, claims);
        Assert.True(await visitor.IsSignedInAsync());
        var subject = claims.FirstOrDefault(claim => claim.Claim == "sub").Value as string ?? _subject;
        return await Accounts.FindAsync(_provider.Issuer, subject, Ct);
    }

    private async Task<Page> SignInAsync(HttpClient visitor, params (string Claim, object Value)[] claims)
    {
        _provider.IdToken = nonce =>
        {
            var token = new Forgery(_provider, nonce);
            token.With("sub", _subject);
            foreach (var (claim, value) in claims)
                token.With(claim, value);
            return token.Token;
        };
        return await visitor.GetPageAsync(_provider.LetIn((await visitor.PressCompanyAccountAsync()).Destination()));
    }

    private static string SessionOf(Page answer) =>
        answer.Response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0];
}
