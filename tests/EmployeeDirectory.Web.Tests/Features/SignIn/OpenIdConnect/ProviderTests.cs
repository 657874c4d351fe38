using System.Runtime.CompilerServices;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;

public sealed class ProviderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private HostileProvider _hostile = null!;
    private ServiceProvider _services = null!;
    private Provider _provider = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hostile = await HostileProvider.StartAsync();
        var services = new ServiceCollection().Configure<SignInOptions>(options => options.Authority = new(_hostile.Issuer));
        services.AddProvider();
        _services = services.BuildServiceProvider();
        _provider = _services.GetRequiredService<Provider>();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _hostile.DisposeAsync();
    }

    [Fact]
    public async Task Read_WithinAnHour_AsksOnce()
    {
        ClockOf(_provider) = _clock;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _provider.GetConfigurationAsync(Ct)));
        Assert.Equal(1, _hostile.KeysAsked);
        _clock.Advance(TimeSpan.FromMinutes(61));
        await _provider.GetConfigurationAsync(Ct);
        Assert.Equal(2, _hostile.KeysAsked);
    }

    [Fact]
    public async Task Reread_ForManyInventedKeys_AsksOnceInTenSeconds()
    {
        ClockOf(_provider) = _clock;
        await _provider.GetConfigurationAsync(Ct);
        for (var i = 0; i < 20; i++)
            await RereadAsync();
        Assert.Equal(2, _hostile.KeysAsked);
        _clock.Advance(TimeSpan.FromSeconds(11));
        await RereadAsync();
        Assert.Equal(3, _hostile.KeysAsked);
    }

    public static MatrixTheoryData<string, string> Failures => new(
        ["/.well-known/openid-configuration", "/keys"], ["silence", "hanging up", "an error", "nonsense", "too much", "another place"]);

    [Theory, MemberData(nameof(Failures))]
    public async Task Read_ProviderFails_IsToldSoUntilItAnswers(string path, string fault)
    {
        _hostile.Fault = (path, Faults.Of(fault));
        await Assert.ThrowsAsync<ProviderUnavailableException>(() => _provider.GetConfigurationAsync(Ct));
        _hostile.Fault = null;
        Assert.Equal(_hostile.Issuer, (await _provider.GetConfigurationAsync(Ct)).Issuer);
    }

    [Fact]
    public async Task Read_ProviderCallsItselfSomethingElse_IsNotBelieved()
    {
        _hostile.Alias = "https://evil.example";
        await Assert.ThrowsAsync<ProviderUnavailableException>(() => _provider.GetConfigurationAsync(Ct));
    }

    [Fact]
    public async Task Read_ProviderGoneAfterAnHour_GoesOnWithWhatItSaid()
    {
        ClockOf(_provider) = _clock;
        var read = await _provider.GetConfigurationAsync(Ct);
        _hostile.Fault = ("/keys", context => { context.Abort(); return Task.CompletedTask; });
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Same(read, await _provider.GetConfigurationAsync(Ct));
    }

    [Fact]
    public async Task Read_ProviderRequiresPushedRequests_IsToldSo()
    {
        _hostile.RequiresPush = true;
        var told = await Assert.ThrowsAsync<ProviderUnavailableException>(() => _provider.GetConfigurationAsync(Ct));
        Assert.Contains("pushed authorization requests", told.ToString(), StringComparison.Ordinal);
    }

    /// <summary>As the library does for a token that none of the known keys has signed.</summary>
    private async Task RereadAsync()
    {
        _provider.RequestRefresh();
        await _provider.GetConfigurationAsync(Ct);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "TimeProvider")]
    private static extern ref TimeProvider ClockOf(ConfigurationManager<OpenIdConnectConfiguration> manager);
}
