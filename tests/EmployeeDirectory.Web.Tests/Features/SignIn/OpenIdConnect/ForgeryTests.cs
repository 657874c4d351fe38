using System.Net;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;

/// <summary>Whoever changes one thing on the way is not signed in, and the log says why.</summary>
public sealed class ForgeryTests : IClassFixture<HostileSite>, IDisposable
{
    private readonly DirectorySite _site;
    private readonly HostileProvider _provider;
    private readonly KeptLog _log;
    private readonly HttpClient _visitor;

    public ForgeryTests(HostileSite hostile)
    {
        hostile.Reset();
        (_site, _provider, _log) = (hostile.Site, hostile.Provider, hostile.Log);
        _visitor = _site.NewVisitor();
    }

    public void Dispose() => _visitor.Dispose();

    public static TheoryData<string> Forgeries => [.. Forgery.All.Keys];

    [Fact]
    public async Task SignIn_NothingChanged_IsTaken()
    {
        var answer = await ComeBackAsync(await LeaveAsync("/org?q=ada"));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("/org?q=ada", answer.Location);
        Assert.True(await _visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_SeveralAudiencesAndIssuedToUs_IsTaken()
    {
        _provider.IdToken = nonce =>
        {
            var token = new Forgery(_provider, nonce);
            token.With("azp", HostileProvider.ClientId);
            return token.With("aud", (string[])[HostileProvider.ClientId, "another-client"]);
        };
        await ComeBackAsync(await LeaveAsync());
        Assert.True(await _visitor.IsSignedInAsync());
    }

    [Theory, MemberData(nameof(Forgeries))]
    public async Task SignIn_ForgedIdToken_IsRefused(string forgery)
    {
        var forged = "";
        _provider.IdToken = nonce => forged = Forgery.All[forgery](new(_provider, nonce));
        await RefusedAsync(await LeaveAsync(), forgery is "no subject" or "empty subject" ? "it names no subject" : "token ");
        Assert.DoesNotContain(_log.Lines, line => forged.Length > 20 && line.Contains(forged, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_Refused_IsInTheCompanysLog()
    {
        await ComeBackAsync(With(await LeaveAsync(), "iss", ChangedByOne));
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var log = await _site.Services.GetRequiredService<IAuditStore>()
            .ReadAsync(today.AddDays(-1), today, null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var refusal = log.First(line => line.Kind == AuditKind.SignInRefused);
        Assert.Equal(("anonymous", "127.0.0.1", "the response names another issuer"), (refusal.By, refusal.Address, refusal.Detail));
    }

    [Fact]
    public async Task SignIn_NoIdToken_IsRefused()
    {
        _provider.IdToken = _ => null!;
        await RefusedAsync(await LeaveAsync(), "the provider sent no id_token");
    }

    [Fact]
    public async Task SignIn_StateChanged_IsRefused() => await RefusedAsync(With(await LeaveAsync(), "state", ChangedByOne), "state");

    [Fact]
    public async Task SignIn_NoState_IsRefused() => await RefusedAsync(With(await LeaveAsync(), "state", _ => null), "state");

    [Fact]
    public async Task SignIn_StateOfAnotherBrowser_IsRefused()
    {
        using var other = _site.NewVisitor();
        var begun = _provider.LetIn((await other.PressCompanyAccountAsync()).Destination());
        await RefusedAsync(begun, "Correlation failed");
    }

    [Fact]
    public async Task SignIn_ResponseOnceMore_IsRefused()
    {
        var response = await LeaveAsync();
        await ComeBackAsync(response);
        using var other = _site.NewVisitor();
        Assert.Equal("/sign-in?refused=true", (await ComeBackAsync(response)).Location);
        Assert.Equal("/sign-in?refused=true", (await other.GetPageAsync(response)).Location);
    }

    [Fact]
    public async Task SignIn_IssuerChanged_IsRefused() => await RefusedAsync(With(await LeaveAsync(), "iss", ChangedByOne), "another issuer");

    [Fact]
    public async Task SignIn_IssuerLeftOut_IsRefused() => await RefusedAsync(With(await LeaveAsync(), "iss", _ => null), "another issuer");

    [Fact]
    public async Task SignIn_CodeChanged_IsRefused() => await RefusedAsync(With(await LeaveAsync(), "code", ChangedByOne), "invalid_grant");

    [Fact]
    public async Task SignIn_NonceChangedOnTheWayThere_IsRefused()
    {
        var challenge = (await _visitor.PressCompanyAccountAsync()).Destination();
        await RefusedAsync(_provider.LetIn(new(With(challenge.ToString(), "nonce", ChangedByOne))), "its nonce differs");
    }

    [Fact]
    public async Task SignIn_CodeChallengeChangedOnTheWayThere_IsRefused()
    {
        var challenge = (await _visitor.PressCompanyAccountAsync()).Destination();
        await RefusedAsync(_provider.LetIn(new(With(challenge.ToString(), "code_challenge", ChangedByOne))), "invalid_grant");
    }

    [Fact]
    public async Task SignIn_RefusedByTheProvider_IsRefusedInOneLogLine()
    {
        var response = With(With(await LeaveAsync(), "code", _ => null), "error", _ => "server_error\r\nSign-in of root" + new string('x', 5000));
        await RefusedAsync(response, "server_error");
        Assert.DoesNotContain(_log.Lines, line => line.Contains("Sign-in refused", StringComparison.Ordinal) && (line.Contains('\n') || line.Length > 400));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/long?")]
    public async Task SignIn_ToAnAddressThatIsNotOurs_EndsAtTheFirstPage(string returnUrl)
    {
        var answer = await ComeBackAsync(await LeaveAsync(returnUrl + (returnUrl == "/long?" ? new string('x', 3000) : "")));
        Assert.Equal("/", answer.Location);
        Assert.True(await _visitor.IsSignedInAsync());
    }

    /// <summary>Where a redirect of the provider's leads is not asked, so that code and secret stay with the provider.</summary>
    [Theory]
    [InlineData("silence")]
    [InlineData("hanging up")]
    [InlineData("an error")]
    [InlineData("an error in OAuth's own words")]
    [InlineData("nonsense")]
    [InlineData("too much")]
    [InlineData("another place")]
    public async Task SignIn_TokenEndpointFails_Is503UntilItAnswers(string fault)
    {
        _provider.Fault = ("/token", Faults.Of(fault));
        Faults.AssertOutOfReach(await ComeBackAsync(await LeaveAsync()));
        Assert.False(await _visitor.IsSignedInAsync());

        _provider.Fault = null;
        await ComeBackAsync(await LeaveAsync());
        Assert.True(await _visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Press_TheButton_TiesTheSignInToThisBrowser()
    {
        var form = (await _visitor.GetPageAsync("/sign-in")).Form("/sign-in/provider");
        var page = await form.PostAsync();
        foreach (var name in (string[])["sign-in-", "nonce-"])
        {
            var cookie = Assert.Single(page.Response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith(name, StringComparison.Ordinal));
            foreach (var part in (string[])["httponly", "samesite=lax", "path=/sign-in/callback"])
                Assert.Contains(part, cookie.Split("; "));
        }
        Assert.Equal("no-store", page.Response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Press_ProviderTakesPushedRequests_PushesNone()
    {
        var challenge = QueryHelpers.ParseQuery((await _visitor.PressCompanyAccountAsync()).Destination().Query);
        Assert.False(challenge.ContainsKey("request_uri"));
        Assert.Equal(HostileProvider.ClientId, challenge["client_id"]);
    }

    [Fact]
    public async Task SignIn_Once_LeavesNoCookieOfIt()
    {
        var answer = await ComeBackAsync(await LeaveAsync());
        foreach (var name in (string[])["sign-in-", "nonce-"])
            Assert.Contains(answer.Response.Headers.GetValues("Set-Cookie"), cookie =>
                cookie.StartsWith(name, StringComparison.Ordinal) && cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_NonceOfAnotherBrowser_IsRefused()
    {
        using var other = _site.NewVisitor();
        var theirs = QueryHelpers.ParseQuery((await other.PressCompanyAccountAsync()).Destination().Query)["nonce"].ToString();
        var challenge = (await _visitor.PressCompanyAccountAsync()).Destination();
        await RefusedAsync(_provider.LetIn(new(With(challenge.ToString(), "nonce", _ => theirs))), "its nonce differs");
    }

    [Theory, InlineData("id_token"), InlineData("access_token")]
    public async Task SignIn_TokenInTheAddress_IsRefused(string token)
    {
        var answer = await ComeBackAsync(With(await LeaveAsync(), token, _ => "any"));
        Assert.Equal("/sign-in?refused=true", answer.Location);
        Assert.False(await _visitor.IsSignedInAsync());
    }

    /// <summary>The framework's own addresses, by which others could end a session.</summary>
    [Theory, InlineData("/signout-oidc"), InlineData("/signout-callback-oidc")]
    public async Task SignOut_ByTheFrameworksAddress_IsNotFound(string address)
    {
        await ComeBackAsync(await LeaveAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GetPageAsync(address)).Status);
        Assert.True(await _visitor.IsSignedInAsync());
    }

    private async Task<string> LeaveAsync(string? returnUrl = null) => _provider.LetIn((await _visitor.PressCompanyAccountAsync(returnUrl)).Destination());

    private Task<Page> ComeBackAsync(string response) => _visitor.GetPageAsync(response);

    private async Task RefusedAsync(string response, string reason) =>
        await _visitor.AssertRefusedAsync(await ComeBackAsync(response), _log, reason);

    private static string With(string address, string parameter, Func<string, string?> change)
    {
        var parts = address.Split('?');
        var values = QueryHelpers.ParseQuery(parts[1]).ToDictionary(value => value.Key, value => (string?)value.Value);
        values[parameter] = change(values.GetValueOrDefault(parameter) ?? "");
        return QueryHelpers.AddQueryString(parts[0], values.Where(value => value.Value is not null).ToDictionary());
    }

    /// <summary>In the middle, where each bit counts.</summary>
    private static string ChangedByOne(string value)
    {
        var middle = value.Length / 2;
        return $"{value[..middle]}{(value[middle] == 'A' ? 'B' : 'A')}{value[(middle + 1)..]}";
    }
}
