using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.SignIn;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

public sealed class LockoutTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Check_FourFailures_LeavesTheFifthAttempt()
    {
        await _desk.AddAsync();
        await _desk.FailAsync(Lockout.FreeFailures - 1);
        Assert.True(await _desk.TryAsync("Ada", Desk.Password));
    }

    [Fact]
    public async Task Check_FiveFailuresForAnAccountFromAnywhere_RefusesTheRightPasswordUntilTheDelayIsOver()
    {
        await _desk.AddAsync();
        for (var address = 1; address <= Lockout.FreeFailures; address++)
            await _desk.FailAsync(1, address: $"192.0.2.{address}");
        Assert.False(await _desk.TryAsync("ADA", Desk.Password, "198.51.100.7"));

        _desk.Clock.Advance(Lockout.ShortestDelay - TimeSpan.FromSeconds(1));
        Assert.False(await _desk.TryAsync("Ada", Desk.Password, "198.51.100.7"));
        _desk.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await _desk.TryAsync("Ada", Desk.Password, "198.51.100.7"));
    }

    [Fact]
    public async Task Check_FiveFailuresFromAnAddressForAnyone_RefusesItAndNoOther()
    {
        await _desk.AddAsync();
        for (var name = 0; name < Lockout.FreeFailures; name++)
            await _desk.FailAsync(1, $"Nobody {name}", "2001:db8::1");
        Assert.False(await _desk.TryAsync("Ada", Desk.Password, "2001:db8::2"));
        Assert.True(await _desk.TryAsync("Ada", Desk.Password, "2001:db8:0:1::1"));
    }

    [Fact]
    public async Task Check_MoreFailures_DelayTwiceAsLongUpToAnHour()
    {
        await _desk.AddAsync();
        await _desk.FailAsync(Lockout.FreeFailures);
        var delay = Lockout.ShortestDelay;
        for (var round = 0; round < 10; round++)
        {
            _desk.Clock.Advance(delay - TimeSpan.FromSeconds(1));
            Assert.False(await _desk.TryAsync("Ada", Desk.Password));
            _desk.Clock.Advance(TimeSpan.FromSeconds(1));
            await _desk.FailAsync(1);
            delay = delay * 2 < Lockout.LongestDelay ? delay * 2 : Lockout.LongestDelay;
        }
        Assert.Equal(Lockout.LongestDelay, delay);
        _desk.Clock.Advance(delay);
        Assert.True(await _desk.TryAsync("Ada", Desk.Password));
    }

    [Fact]
    public async Task Check_FailuresOfYesterday_AreForgotten()
    {
        await _desk.AddAsync();
        await _desk.FailAsync(Lockout.FreeFailures - 1);
        _desk.Clock.Advance(SignInFailures.Memory);
        await _desk.FailAsync(Lockout.FreeFailures - 1);
        Assert.True(await _desk.TryAsync("Ada", Desk.Password));
    }

    [Fact]
    public async Task Check_ManyAtOnce_HearsNoMoreThanFive()
    {
        await _desk.AddAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => _desk.TryAsync("Ada", "wrong", $"192.0.2.{number}"))));
        var failures = (await _desk.Store.FindFailuresAsync([$"account:{(await _desk.Store.FindAsync(Account.Local, "ada", default))!.Id}"], default))[0];
        Assert.InRange(failures.Count, 1, Lockout.FreeFailures);
    }

    [Fact]
    public async Task Check_WhileAnotherAttemptIsStillCompared_HasItCountedAlready()
    {
        await _desk.AddAsync();
        var others = 0;
        _desk.Meanwhile = () => ++others < 2 * Lockout.FreeFailures ? _desk.FailAsync(1, address: $"198.51.100.{others}") : Task.CompletedTask;
        await _desk.FailAsync(1);
        var today = DateOnly.FromDateTime(_desk.Clock.GetUtcNow().UtcDateTime);
        var heard = await _desk.Log.ReadAsync(today, today, null, default).CountAsync(line => line.Detail == "wrong password");
        Assert.Equal(Lockout.FreeFailures, heard);
    }

    [Fact]
    public async Task SignIn_RightFromOneAddressManyTimes_IsHeldAgainstNobody()
    {
        for (var person = 0; person <= Lockout.FreeFailures; person++)
        {
            await _desk.AddAsync($"Ada {person}");
            Assert.NotNull(await _desk.SignInAsync($"Ada {person}"));
        }
    }

    [Fact]
    public async Task SignIn_AccountUnderAttack_WorksInABrowserThatSignedInBefore()
    {
        await _desk.AddAsync();
        var device = await _desk.SignInAsync("Ada");
        Assert.NotNull(device);
        await _desk.FailAsync(20);
        Assert.Null(await _desk.SignInAsync("Ada"));
        Assert.NotNull(await _desk.SignInAsync("Ada", device: device));
    }

    [Fact]
    public async Task SignIn_DeviceOfAnother_IsNoWayAroundALockout()
    {
        await _desk.AddAsync();
        await _desk.AddAsync("Mallory");
        var device = await _desk.SignInAsync("Mallory", "198.51.100.7");
        await _desk.FailAsync(Lockout.FreeFailures, device: device);
        Assert.Null(await _desk.SignInAsync("Ada", device: device));
        Assert.Null(await _desk.SignInAsync("Ada", device: "forged"));
    }

    [Fact]
    public async Task SignIn_DeviceThatFails_IsDelayedByItselfAlone()
    {
        await _desk.AddAsync();
        var device = await _desk.SignInAsync("Ada");
        await _desk.FailAsync(Lockout.FreeFailures, device: device);
        Assert.Null(await _desk.SignInAsync("Ada", device: device));
        Assert.NotNull(await _desk.SignInAsync("Ada"));
    }

    [Fact]
    public async Task SignIn_SharedBrowser_IsKnownForEachOfItsAccounts()
    {
        await _desk.AddAsync();
        await _desk.AddAsync("Grace");
        var device = await _desk.SignInAsync("Grace", device: await _desk.SignInAsync("Ada"));
        await _desk.FailAsync(Lockout.FreeFailures, "Ada");
        await _desk.FailAsync(Lockout.FreeFailures, "Grace", "198.51.100.7");
        Assert.NotNull(await _desk.SignInAsync("Ada", device: device));
        Assert.NotNull(await _desk.SignInAsync("Grace", device: device));
    }

    [Fact]
    public async Task SignIn_RightPassword_StartsTheAccountAnewButNotTheAddress()
    {
        await _desk.AddAsync();
        await _desk.AddAsync("Mallory");
        await _desk.FailAsync(Lockout.FreeFailures - 1);
        Assert.NotNull(await _desk.SignInAsync("Ada", "198.51.100.7"));
        await _desk.FailAsync(Lockout.FreeFailures - 1, address: "203.0.113.5");
        Assert.NotNull(await _desk.SignInAsync("Ada", "203.0.113.6"));

        Assert.NotNull(await _desk.SignInAsync("Mallory"));
        await _desk.FailAsync(1, "Nobody");
        Assert.Null(await _desk.SignInAsync("Mallory"));
    }
}
