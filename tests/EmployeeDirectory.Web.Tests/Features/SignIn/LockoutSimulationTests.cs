using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Features.SignIn;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

/// <summary>Days of an office and of guessers, by a clock that is moved on: the numbers that the README gives.</summary>
public sealed class LockoutSimulationTests : IDisposable
{
    private const string Office = "198.51.100.1";

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory, InlineData("Nobody"), InlineData("Ada"), InlineData("Grace")]
    public async Task Address_OneTypoEvery20HoursFor30Days_IsNeverClosed(string mistyped)
    {
        await _desk.AddAsync();
        await _desk.AddAsync("Grace");
        for (var typo = 0; typo < 36; typo++)
        {
            await _desk.FailAsync(1, mistyped, Office);
            for (var hour = 0; hour < 20; hour += 5)
            {
                Assert.NotNull(await _desk.SignInAsync("Ada", Office));
                _desk.Clock.Advance(TimeSpan.FromHours(5));
            }
        }
    }

    [Fact]
    public async Task Address_OfficeOf500With5PercentTypos_IsNeverClosed()
    {
        for (var person = 0; person < 500; person++)
            await _desk.AddAsync($"Person {person}");
        for (var day = 0; day < 2; day++)
        {
            for (var person = 0; person < 500; person++)
            {
                if (person % 20 == 0)
                    await _desk.FailAsync(person % 60 == 0 ? 3 : 1, person % 100 == 0 ? $"Persn {person}" : $"Person {person}", Office);
                Assert.NotNull(await _desk.SignInAsync($"Person {person}", Office));
                _desk.Clock.Advance(TimeSpan.FromSeconds(1));
            }
            _desk.Clock.Advance(TimeSpan.FromHours(16));
        }
    }

    [Theory, InlineData("203.0.113.9", "203.0.113.9"), InlineData("2001:db8::1", "2001:db8::2")]
    public async Task Guesser_FromOneNetworkAtFullSpeedForADay_IsHeardSome340Times(string address, string another)
    {
        const int every = 20;
        for (var attempt = 0; attempt < 100; attempt++)
            await _desk.FailAsync(1, $"Name {attempt}", address);
        Assert.Equal(FailureLimit.Address.Free, await HeardAsync());
        for (var second = 0; second < 24 * 60 * 60; second += every)
        {
            await _desk.FailAsync(1, $"Name {second}", second % 40 == 0 ? address : another);
            _desk.Clock.Advance(TimeSpan.FromSeconds(every));
        }
        Assert.InRange(await HeardAsync(), 300, 345);
    }

    [Fact]
    public void Address_ClosedByMoreThan50Failures_OpensWhenFewerAreLeft()
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        var failures = new SignInFailures("address:" + Office, 56, now, 1, now);
        Assert.False(FailureLimit.Address.IsOpen(failures, now.AddMinutes(5)));
        Assert.True(FailureLimit.Address.IsOpen(failures, now.AddMinutes(35)));
    }

    [Fact]
    public async Task Guesser_OfOneAccountFromEverywhereForADay_IsHeardSome35Times()
    {
        await _desk.AddAsync();
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            await _desk.FailAsync(1, address: $"203.0.113.{minute % 250}");
            _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.InRange(await HeardAsync(), 25, 36);
    }

    [Fact]
    public async Task Guesser_WithAccountsOfTheirOwn_GainsNothingBySigningIn()
    {
        await _desk.AddAsync("Mallory");
        await _desk.AddAsync("Mallory Two");
        for (var attempt = 0; attempt < 100; attempt++)
        {
            await _desk.FailAsync(1, $"Name {attempt}");
            var own = attempt % 2 == 0 ? "Mallory" : "Mallory Two";
            if (attempt % 3 == 0)
                await _desk.FailAsync(3, own);
            await _desk.SignInAsync(own);
        }
        Assert.InRange(await HeardAsync("unknown name"), 40, FailureLimit.Address.Free);
    }

    private async Task<int> HeardAsync(params string[] reasons)
    {
        var today = DateOnly.FromDateTime(_desk.Clock.GetUtcNow().UtcDateTime);
        return await _desk.Log.ReadAsync(today.AddDays(-2), today, null, default)
            .CountAsync(line => reasons is [] ? line.Detail is "unknown name" or "wrong password" : reasons.Contains(line.Detail));
    }
}
