using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;

/// <summary>The flow with a certified provider, which checks what we send.</summary>
public sealed class CertifiedProviderTests(CertifiedSite certified) : IClassFixture<CertifiedSite>, IAsyncLifetime
{
    private readonly string _person = $"ada-{Guid.NewGuid():N}";
    private readonly DirectorySite _site = certified.Site;
    private readonly OidcProvider _provider = certified.Provider;
    private readonly KeptLog _log = certified.Log;
    private readonly HttpClient _visitor = certified.Site.NewVisitor();

    public async ValueTask InitializeAsync()
    {
        _log.Clear();
        await _provider.DescribeAsync(new { sub = _person, name = "Ada Lovelace", email = "ada@example.com", email_verified = true, groups = (string[])["staff", CertifiedSite.AdminGroup] });
    }

    public ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task SignIn_MemberOfTheGroup_IsAdmin()
    {
        var answer = await _visitor.GetPageAsync(await LetInAsync((await _visitor.PressCompanyAccountAsync("/employees/new")).Destination()));
        Assert.Equal("/employees/new", answer.Location);
        var page = await _visitor.GetPageAsync(answer.Location!);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Ada Lovelace", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AnyOutcome_WritesNoSecretToTheLog()
    {
        var response = await LetInAsync((await _visitor.PressCompanyAccountAsync()).Destination());
        await _visitor.GetPageAsync(response);
        await _visitor.GetPageAsync(response);
        var sent = QueryHelpers.ParseQuery(response.Split('?')[1]);
        foreach (var secret in (string[])[OidcProvider.Secret, sent["code"]!, sent["state"]!, "eyJ"])
            Assert.DoesNotContain(_log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_KeysRotated_GoesOn()
    {
        await _visitor.GetPageAsync(await LetInAsync((await _visitor.PressCompanyAccountAsync()).Destination()));
        await _provider.RotateKeysAsync();
        using var other = _site.NewVisitor();
        await other.GetPageAsync(await LetInAsync((await other.PressCompanyAccountAsync()).Destination()));
        Assert.True(await other.IsSignedInAsync());
    }

    [Theory]
    [InlineData("code_challenge", "invalid_grant")]
    [InlineData("nonce", "its nonce differs")]
    public async Task SignIn_ChallengeOfAnother_IsRefused(string parameter, string reason)
    {
        var challenge = (await _visitor.PressCompanyAccountAsync()).Destination();
        using var other = _site.NewVisitor();
        var theirs = QueryHelpers.ParseQuery((await other.PressCompanyAccountAsync()).Destination().Query)[parameter].ToString();
        var ours = QueryHelpers.ParseQuery(challenge.Query)[parameter].ToString();
        var response = await LetInAsync(new(challenge.ToString().Replace(ours, theirs, StringComparison.Ordinal)));
        await _visitor.AssertRefusedAsync(await _visitor.GetPageAsync(response), _log, reason);
    }

    [Fact]
    public async Task SignIn_WrongClientSecret_IsRefusedAndSaysWhy()
    {
        await using var site = await DirectorySite.StartAsync(
            services => services.AddSingleton<ILoggerProvider>(_log),
            ("SignIn:Authority", await _provider.IssuerAsync()), ("SignIn:ClientId", "mistaken"), ("SignIn:ClientSecret", "mistyped"));
        using var visitor = site.NewVisitor();
        await _provider.RegisterAsync("mistaken", visitor.BaseAddress!);
        var response = await LetInAsync((await visitor.PressCompanyAccountAsync()).Destination());
        await visitor.AssertRefusedAsync(await visitor.GetPageAsync(response), _log, "invalid_client");
    }

    [Fact]
    public async Task SignOut_GoesToTheProviderWithoutAToken()
    {
        await _visitor.GetPageAsync(await LetInAsync((await _visitor.PressCompanyAccountAsync()).Destination()));
        var destination = (await _visitor.SignOutAsync()).Destination();
        Assert.False(await _visitor.IsSignedInAsync());
        var query = QueryHelpers.ParseQuery(destination.Query);
        Assert.Equal(CertifiedSite.ClientId, query["client_id"]);
        Assert.Equal(_visitor.BaseAddress!.ToString(), query["post_logout_redirect_uri"]);
        Assert.DoesNotContain("eyJ", destination.ToString(), StringComparison.Ordinal);
    }

    /// <returns>Where the provider sends the browser once the person is known there.</returns>
    private async Task<string> LetInAsync(Uri destination)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var answer = await browser.GetAsync(destination);
        while (true)
        {
            var here = answer.RequestMessage!.RequestUri!;
            if (answer.StatusCode == HttpStatusCode.OK)
                answer = await browser.PostAsync(here, new FormUrlEncodedContent([new("name", _person)]));
            else if (answer.Headers.Location is { } next && new Uri(here, next) is var there && there.Authority == destination.Authority)
                answer = await browser.GetAsync(there);
            else
                return answer.Headers.Location!.PathAndQuery;
        }
    }
}
