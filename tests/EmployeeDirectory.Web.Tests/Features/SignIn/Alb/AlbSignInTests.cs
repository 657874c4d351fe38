using System.Net;
using EmployeeDirectory.Web.Features.SignIn.Alb;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.Alb;

public sealed class AlbSignInTests : IClassFixture<AlbSite>, IDisposable
{
    private readonly Balancer _balancer;
    private readonly KeptLog _log;
    private readonly HttpClient _visitor;

    public AlbSignInTests(AlbSite alb)
    {
        (_balancer, _log) = (alb.Balancer, alb.Log);
        _log.Clear();
        _visitor = alb.Site.NewVisitor();
    }

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task SignIn_WordOfTheBalancer_IsTaken()
    {
        Send(_balancer.Sign());
        var answer = await _visitor.PressCompanyAccountAsync("/org");
        Assert.Equal("/org", answer.Location);
        Assert.Contains("Ada Löwe", (await _visitor.GetPageAsync("/org")).Text, StringComparison.Ordinal);
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

    [Fact]
    public async Task SignIn_ForgedWord_IsRefused()
    {
        Send(AlbForgery.All["another key"].Make(_balancer));
        await _visitor.AssertRefusedAsync(await _visitor.PressCompanyAccountAsync(), _log, "signature is not valid");
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
    public async Task SignIn_KeysOutOfReach_Is503()
    {
        var header = _balancer.Header();
        header["kid"] = Balancer.UnreachableKey.ToString();
        Send(_balancer.Sign(header));
        var answer = await _visitor.PressCompanyAccountAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("sign-in is not available", answer.Text, StringComparison.Ordinal);
        Assert.False(await _visitor.IsSignedInAsync());
    }

    private void Send(string? word)
    {
        _visitor.DefaultRequestHeaders.Remove(AlbAssertions.Header);
        if (word is not null)
            _visitor.DefaultRequestHeaders.TryAddWithoutValidation(AlbAssertions.Header, word);
    }
}
