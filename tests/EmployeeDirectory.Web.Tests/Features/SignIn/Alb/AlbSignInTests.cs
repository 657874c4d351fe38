using System.Net;
using EmployeeDirectory.Web.Features.SignIn.Alb;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.Alb;

public sealed class AlbSignInTests : IAsyncLifetime
{
    private readonly KeptLog _log = new();
    private readonly Balancer _balancer = new();
    private DirectorySite _site = null!;
    private HttpClient _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await DirectorySite.StartAsync(
            services =>
            {
                services.AddSingleton<ILoggerProvider>(_log);
                services.AddHttpClient(nameof(AlbKeys)).ConfigurePrimaryHttpMessageHandler(() => _balancer);
            },
            [.. Balancer.Settings, ("SignIn:AdminGroup", "directory-admins")]);
        _visitor = _site.NewVisitor();
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _site.DisposeAsync();
        _balancer.Dispose();
    }

    public static TheoryData<string> Forgeries => [.. AlbForgery.All.Keys];

    [Fact]
    public async Task SignIn_WordOfTheBalancer_IsTaken()
    {
        Send(_balancer.Sign());
        var answer = await _visitor.PressCompanyAccountAsync("/org");
        Assert.Equal("/org", answer.Location);
        Assert.Contains("Ada Löwe", (await _visitor.GetPageAsync("/org")).Text, StringComparison.Ordinal);
        Assert.Equal([$"https://public-keys.auth.elb.eu-west-1.amazonaws.com/{_balancer.KeyId}"], _balancer.Asked);
    }

    [Fact]
    public async Task SignIn_MemberOfTheGroup_IsAdmin()
    {
        var admin = Balancer.Person();
        admin["groups"] = new System.Text.Json.Nodes.JsonArray("staff", "directory-admins");
        Send(_balancer.Sign(person: admin));
        await _visitor.PressCompanyAccountAsync();
        Assert.Equal(HttpStatusCode.OK, (await _visitor.GetPageAsync("/employees/new")).Status);
    }

    [Theory, MemberData(nameof(Forgeries))]
    public async Task SignIn_ForgedWord_IsRefused(string forgery)
    {
        var (make, reason, asksForKey) = AlbForgery.All[forgery];
        Send(make(_balancer));
        await _visitor.AssertRefusedAsync(await _visitor.PressCompanyAccountAsync(), _log, reason);
        Assert.Equal(asksForKey, _balancer.Asked.Count > 0);
        Assert.All(_balancer.Asked, address => Assert.Matches("^https://public-keys\\.auth\\.elb\\.eu-west-1\\.amazonaws\\.com/[0-9a-f-]{36}$", address));
    }

    [Fact]
    public async Task SignIn_NoWord_IsRefused() =>
        await _visitor.AssertRefusedAsync(await _visitor.PressCompanyAccountAsync(), _log, "there is no word of the balancer");

    [Fact]
    public async Task SignIn_UnsignedHeadersAlone_AreIgnored()
    {
        _visitor.DefaultRequestHeaders.Add("x-amzn-oidc-identity", "ada");
        _visitor.DefaultRequestHeaders.Add("x-amzn-oidc-accesstoken", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.");
        await _visitor.AssertRefusedAsync(await _visitor.PressCompanyAccountAsync(), _log, "there is no word of the balancer");
    }

    [Fact]
    public async Task SignIn_TwoWords_AreRefused()
    {
        _visitor.DefaultRequestHeaders.Add(AlbAssertions.Header, (string[])[_balancer.Sign(), _balancer.Sign()]);
        await _visitor.AssertRefusedAsync(await _visitor.PressCompanyAccountAsync(), _log, "another form");
    }

    [Fact]
    public async Task Page_WordOfTheBalancer_SignsNobodyInUnasked()
    {
        Send(_balancer.Sign());
        var page = await _visitor.GetPageAsync("/");
        Assert.False(page.Response.Headers.Contains("Set-Cookie"));
        Assert.False(await _visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Page_SessionWithoutTheWordOfItsOwner_IsNotTaken()
    {
        Send(_balancer.Sign());
        await _visitor.PressCompanyAccountAsync();
        Assert.True(await _visitor.IsSignedInAsync());

        foreach (var word in (string?[])[null, _balancer.Sign(person: Balancer.Person("grace")), _balancer.Sign(_balancer.Header(minutes: -2)), "forged"])
        {
            Send(word);
            Assert.False(await _visitor.IsSignedInAsync());
        }
        Send(_balancer.Sign());
        Assert.True(await _visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task SignOut_EndsTheBalancersSessionToo()
    {
        Send(_balancer.Sign());
        await _visitor.PressCompanyAccountAsync();
        var answer = await _visitor.SignOutAsync();
        var cookies = answer.Response.Headers.GetValues("Set-Cookie").Where(cookie => cookie.StartsWith("AWSELBAuthSessionCookie-", StringComparison.Ordinal)).ToList();
        Assert.Equal(["0", "1", "2", "3"], cookies.Select(cookie => cookie[24..25]));
        Assert.All(cookies, cookie => Assert.Contains("Expires=Thu, 01 Jan 1970", cookie, StringComparison.Ordinal));
        Assert.False(await _visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_KeysOutOfReach_Is503UntilTheyAre()
    {
        Send(_balancer.Sign());
        _balancer.KeyStatus = HttpStatusCode.InternalServerError;
        var answer = await _visitor.PressCompanyAccountAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("sign-in is out of reach", answer.Text, StringComparison.Ordinal);
        Assert.False(await _visitor.IsSignedInAsync());

        _balancer.KeyStatus = HttpStatusCode.OK;
        await _visitor.PressCompanyAccountAsync();
        Assert.True(await _visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Find_ManyInventedKeys_AreNotAllAskedFor()
    {
        var keys = _site.Services.GetRequiredService<AlbKeys>();
        for (var i = 0; i < 300; i++)
            await Assert.ThrowsAnyAsync<Exception>(() => keys.FindAsync(Guid.NewGuid(), TestContext.Current.CancellationToken));
        Assert.InRange(_balancer.Asked.Count, 1, 200);
    }

    private void Send(string? word)
    {
        _visitor.DefaultRequestHeaders.Remove(AlbAssertions.Header);
        if (word is not null)
            _visitor.DefaultRequestHeaders.TryAddWithoutValidation(AlbAssertions.Header, word);
    }
}
