using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;

public sealed class ProviderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private HostileProvider _hostile = null!;
    private ServiceProvider _services = null!;
    private Provider _provider = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hostile = await HostileProvider.StartAsync();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_clock).Configure<SignInOptions>(options => options.Authority = new(_hostile.Issuer));
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
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _provider.ReadAsync(Ct)));
        Assert.Equal(1, _hostile.KeysAsked);
        _clock.Advance(TimeSpan.FromMinutes(61));
        await _provider.ReadAsync(Ct);
        Assert.Equal(2, _hostile.KeysAsked);
    }

    [Fact]
    public async Task Reread_ForManyInventedKeys_AsksOnceInTenSeconds()
    {
        await _provider.ReadAsync(Ct);
        for (var i = 0; i < 20; i++)
            await _provider.RereadAsync(Ct);
        Assert.Equal(2, _hostile.KeysAsked);
        _clock.Advance(TimeSpan.FromSeconds(11));
        await _provider.RereadAsync(Ct);
        Assert.Equal(3, _hostile.KeysAsked);
    }

    public static MatrixTheoryData<string, string> Failures => new(
        ["/.well-known/openid-configuration", "/keys"], ["silence", "hanging up", "an error", "nonsense", "too much", "another place"]);

    [Theory, MemberData(nameof(Failures))]
    public async Task Read_ProviderFails_IsToldSoUntilItAnswers(string path, string fault)
    {
        _hostile.Fault = (path, Faults.Of(fault));
        await Assert.ThrowsAsync<ProviderUnavailableException>(() => _provider.ReadAsync(Ct));
        _hostile.Fault = null;
        Assert.Equal(_hostile.Issuer, (await _provider.ReadAsync(Ct)).Issuer);
    }

    [Fact]
    public async Task Read_ProviderCallsItselfSomethingElse_IsNotBelieved()
    {
        _hostile.Alias = "https://evil.example";
        await Assert.ThrowsAsync<ProviderUnavailableException>(() => _provider.ReadAsync(Ct));
    }

    [Fact]
    public async Task Read_ProviderGoneAfterAnHour_GoesOnWithWhatItSaid()
    {
        var read = await _provider.ReadAsync(Ct);
        _hostile.Fault = ("/keys", context => { context.Abort(); return Task.CompletedTask; });
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Same(read, await _provider.ReadAsync(Ct));
    }
}
