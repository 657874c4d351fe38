using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Features.SignIn.Alb;
using EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;
using EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.Alb;

public sealed class AlbGroupsTests : IAsyncLifetime
{
    private HostileProvider _provider = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await HostileProvider.StartAsync();
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<AlbGroups>().Configure<SignInOptions>(options =>
        {
            options.Authority = new(_provider.Issuer);
            options.ClientId = HostileProvider.ClientId;
            options.AdminGroup = "admins";
            options.GroupsClaim = "cognito:groups";
        });
        services.AddProvider();
        _services = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Find_AccessTokenOfTheProvider_TellsTheGroups() => Assert.Equal(["staff", "admins"], await FindAsync(AccessToken().Token));

    public static TheoryData<string, object?> Changes => new()
    {
        { "sub", "mallory" },
        { "client_id", "another-client" },
        { "client_id", null },
        { "iss", "https://evil.example" },
        { "exp", DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeSeconds() },
        { "exp", null }
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task Find_AnythingElse_TellsNone(string claim, object? value) => Assert.Empty(await FindAsync(AccessToken().With(claim, value)));

    [Theory]
    [InlineData("another key")]
    [InlineData("another key of that name")]
    [InlineData("no algorithm")]
    [InlineData("no signature")]
    [InlineData("public key as a secret")]
    [InlineData("no token")]
    public async Task Find_Forged_TellsNone(string forgery) => Assert.Empty(await FindAsync(Forgery.All[forgery](AccessToken())));

    [Fact]
    public async Task Find_ProviderOutOfReach_IsToldSo()
    {
        _provider.Fault = ("/keys", context => { context.Abort(); return Task.CompletedTask; });
        await Assert.ThrowsAsync<ProviderUnavailableException>(() => FindAsync(AccessToken().Token));
    }

    private Forgery AccessToken()
    {
        var token = new Forgery(_provider, "");
        token.With("aud", null);
        token.With("client_id", HostileProvider.ClientId);
        token.With("cognito:groups", (string[])["staff", "admins"]);
        return token;
    }

    private async Task<IEnumerable<string>> FindAsync(string accessToken)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[AlbGroups.Header] = accessToken;
        return (await _services.GetRequiredService<AlbGroups>().FindAsync(request, [new("sub", "ada")], Ct)).Select(claim => claim.Value);
    }
}
