using System.Net;
using EmployeeDirectory.Web.Tests.Engines;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;

/// <summary>A provider that does not answer lets nobody in, and is asked again as soon as it does.</summary>
public sealed class ProviderOutageTests : IAsyncLifetime
{
    private HostileProvider _provider = null!;
    private DirectorySite _site = null!;
    private HttpClient _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await HostileProvider.StartAsync();
        _provider.IdToken = nonce => new Forgery(_provider, nonce).Token;
        _site = await DirectorySite.StartAsync(
            ("SignIn:Authority", _provider.Issuer), ("SignIn:ClientId", HostileProvider.ClientId), ("SignIn:ClientSecret", HostileProvider.Secret));
        _visitor = _site.NewVisitor();
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
    }

    public static MatrixTheoryData<string, string> Faults => new(
        ["/.well-known/openid-configuration", "/keys", "/token"], ["silence", "hanging up", "an error", "nonsense", "too much", "another place"]);

    [Theory, MemberData(nameof(Faults))]
    public async Task SignIn_ProviderFails_Is503UntilItAnswers(string path, string fault)
    {
        _provider.Fault = (path, Answer(fault));
        var answer = await _visitor.PressCompanyAccountAsync();
        if (path == "/token")
            answer = await _visitor.GetPageAsync(_provider.LetIn(answer.Destination()));
        AssertOutOfReach(answer);
        Assert.False(await _visitor.IsSignedInAsync());

        _provider.Fault = null;
        await _visitor.GetPageAsync(_provider.LetIn((await _visitor.PressCompanyAccountAsync()).Destination()));
        Assert.True(await _visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_ProviderCallsItselfSomethingElse_Is503()
    {
        _provider.Alias = "https://evil.example";
        AssertOutOfReach(await _visitor.PressCompanyAccountAsync());
    }

    [Fact]
    public async Task SignIn_KeyReplaced_IsReadAnew()
    {
        await SignInAsync();
        _provider.RotateKey();
        using var other = _site.NewVisitor();
        await other.GetPageAsync(_provider.LetIn((await other.PressCompanyAccountAsync()).Destination()));
        Assert.True(await other.IsSignedInAsync());
        Assert.Equal(2, _provider.KeysAsked);
    }

    private async Task SignInAsync() => await _visitor.GetPageAsync(_provider.LetIn((await _visitor.PressCompanyAccountAsync()).Destination()));

    private static void AssertOutOfReach(Page answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("sign-in is out of reach", answer.Text, StringComparison.Ordinal);
        Assert.NotNull(answer.Response.Headers.RetryAfter);
    }

    private static RequestDelegate Answer(string fault) => fault switch
    {
        "silence" => LoopbackServer.StallAsync,
        "hanging up" => context => { context.Abort(); return Task.CompletedTask; }
        ,
        "an error" => context => { context.Response.StatusCode = StatusCodes.Status500InternalServerError; return Task.CompletedTask; }
        ,
        "nonsense" => context => context.Response.WriteAsync("<html>"),
        "too much" => context => context.Response.WriteAsync("{\"x\":\"" + new string('x', 3_000_000)),
        _ => context => { context.Response.Redirect("http://127.0.0.1:9/"); return Task.CompletedTask; }
    };
}
