using EmployeeDirectory.Core.Accounts;
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
        await _desk.FailAsync(FailureLimit.Account.Free - 1);
        Assert.True(await _desk.TryAsync("Ada", Desk.Password));
    }

    [Fact]
    public async Task Check_FiveFailuresForAnAccountFromAnywhere_RefusesTheRightPasswordUntilTheDelayIsOver()
    {
        await _desk.AddAsync();
        for (var address = 1; address <= FailureLimit.Account.Free; address++)
            await _desk.FailAsync(1, address: $"192.0.2.{address}");
        Assert.False(await _desk.TryAsync("ADA", Desk.Password, "198.51.100.7"));

        _desk.Clock.Advance(FailureLimit.ShortestDelay - TimeSpan.FromSeconds(1));
        Assert.False(await _desk.TryAsync("Ada", Desk.Password, "198.51.100.7"));
        _desk.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await _desk.TryAsync("Ada", Desk.Password, "198.51.100.7"));
    }

    [Fact]
    public async Task Check_FiftyFailuresFromAnAddressForAnyone_RefusesItAndNoOther()
    {
        await _desk.AddAsync();
        for (var name = 0; name < FailureLimit.Address.Free; name++)
        {
            Assert.True(await _desk.TryAsync("Ada", Desk.Password, "2001:db8::2"));
            await _desk.FailAsync(1, $"Nobody {name}", $"2001:db8::{name + 1:x}");
        }
        Assert.False(await _desk.TryAsync("Ada", Desk.Password, "2001:db8::2"));
        Assert.True(await _desk.TryAsync("Ada", Desk.Password, "2001:db8:0:1::1"));
    }

    [Fact]
    public async Task Check_MoreFailures_DelayTwiceAsLongUpToAnHour()
    {
        await _desk.AddAsync();
        await _desk.FailAsync(FailureLimit.Account.Free);
        var delay = FailureLimit.ShortestDelay;
        for (var round = 0; round < 6; round++)
        {
            _desk.Clock.Advance(delay - TimeSpan.FromSeconds(1));
            Assert.False(await _desk.TryAsync("Ada", Desk.Password));
            _desk.Clock.Advance(TimeSpan.FromSeconds(1));
            await _desk.FailAsync(1);
            delay *= 2;
        }
        _desk.Clock.Advance(FailureLimit.LongestDelay);
        Assert.True(await _desk.TryAsync("Ada", Desk.Password));
    }

    [Fact]
    public async Task Check_FailuresOfYesterday_AreForgotten()
    {
        await _desk.AddAsync();
        await _desk.FailAsync(FailureLimit.Account.Free - 1);
        _desk.Clock.Advance(SignInFailures.Memory);
        await _desk.FailAsync(FailureLimit.Account.Free - 1);
        Assert.True(await _desk.TryAsync("Ada", Desk.Password));
    }

    [Fact]
    public async Task Check_ManyAtOnce_HearsNoMoreThanFive()
    {
        await _desk.AddAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => _desk.TryAsync("Ada", "wrong", $"192.0.2.{number}"))));
        var failures = (await _desk.Store.FindFailuresAsync([$"account:{(await _desk.Store.FindAsync(Account.Local, "ada", default))!.Id}"], default))[0];
        Assert.InRange(failures.Count, 1, FailureLimit.Account.Free);
    }

    [Fact]
    public async Task Check_WhileAnotherAttemptIsStillCompared_HasItCountedAlready()
    {
        await _desk.AddAsync();
        var others = 0;
        _desk.Meanwhile = () => ++others < 2 * FailureLimit.Account.Free ? _desk.FailAsync(1, address: $"198.51.100.{others}") : Task.CompletedTask;
        await _desk.FailAsync(1);
        var today = DateOnly.FromDateTime(_desk.Clock.GetUtcNow().UtcDateTime);
        var heard = await _desk.Log.ReadAsync(today, today, null, default).CountAsync(line => line.Detail == "wrong password");
        Assert.Equal(FailureLimit.Account.Free, heard);
    }

    [Fact]
    public async Task SignIn_RightFromOneAddressManyTimes_IsHeldAgainstNobody()
    {
        for (var person = 0; person <= FailureLimit.Account.Free; person++)
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
        await _desk.FailAsync(FailureLimit.Account.Free, device: device);
        Assert.Null(await _desk.SignInAsync("Ada", device: device));
        Assert.Null(await _desk.SignInAsync("Ada", device: "forged"));
    }

    [Fact]
    public async Task SignIn_DeviceThatFails_IsDelayedByItselfAlone()
    {
        await _desk.AddAsync();
        var device = await _desk.SignInAsync("Ada");
        await _desk.FailAsync(FailureLimit.Account.Free, device: device);
        Assert.Null(await _desk.SignInAsync("Ada", device: device));
        Assert.NotNull(await _desk.SignInAsync("Ada"));
    }

    [Fact]
    public async Task SignIn_SharedBrowser_IsKnownForEachOfItsAccounts()
    {
        await _desk.AddAsync();
        await _desk.AddAsync("Grace");
        var device = await _desk.SignInAsync("Grace", device: await _desk.SignInAsync("Ada"));
        await _desk.FailAsync(FailureLimit.Account.Free, "Ada");
        await _desk.FailAsync(FailureLimit.Account.Free, "Grace", "198.51.100.7");
        Assert.NotNull(await _desk.SignInAsync("Ada", device: device));
        Assert.NotNull(await _desk.SignInAsync("Grace", device: device));
    }

    [Fact]
    public async Task SignIn_RightPassword_ForgetsWhatItsAccountFailedAndNoMore()
    {
        await _desk.AddAsync();
        await _desk.AddAsync("Mallory");
        await _desk.FailAsync(FailureLimit.Account.Free - 1);
        await _desk.FailAsync(FailureLimit.Account.Free - 1, "Mallory");
        Assert.NotNull(await _desk.SignInAsync("Mallory"));
        Assert.NotNull(await _desk.SignInAsync("Mallory"));
        Assert.Equal(FailureLimit.Account.Free - 1, await CountAsync("address:192.0.2.1"));
        Assert.NotNull(await _desk.SignInAsync("Ada", "198.51.100.7"));
        await _desk.FailAsync(FailureLimit.Account.Free - 1, address: "203.0.113.5");
        Assert.NotNull(await _desk.SignInAsync("Ada", "203.0.113.6"));
    }

    [Fact]
    public async Task SignIn_RightAtAnAddressWhoseDelayIsOver_LeavesItOpenForOthers()
    {
        await _desk.AddAsync();
        await _desk.AddAsync("Grace");
        for (var name = 0; name < FailureLimit.Address.Free; name++)
            await _desk.FailAsync(1, $"Nobody {name}");
        _desk.Clock.Advance(FailureLimit.ShortestDelay);
        Assert.NotNull(await _desk.SignInAsync("Ada"));
        Assert.NotNull(await _desk.SignInAsync("Grace"));
    }

    [Fact]
    public async Task Check_CountOfAnEarlierRelease_IsForgottenByTimeToo()
    {
        await _desk.AddAsync();
        await _desk.Store.SaveFailuresAsync([new SignInFailures("address:192.0.2.1", 60, _desk.Clock.GetUtcNow(), 0)], default);
        Assert.False(await _desk.TryAsync("Ada", Desk.Password));
        _desk.Clock.Advance(FailureLimit.LongestDelay);
        Assert.True(await _desk.TryAsync("Ada", Desk.Password));
        Assert.Equal(48, await CountAsync("address:192.0.2.1"));
    }

    private async Task<int> CountAsync(string key) => (await _desk.Store.FindFailuresAsync([key], default))[0].Count;
}
