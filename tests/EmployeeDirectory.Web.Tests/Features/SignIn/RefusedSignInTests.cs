using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Features.SignIn;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

/// <summary>Whoever is refused learns nothing from it: the same work is done whatever was wrong, and so it takes as long.</summary>
public sealed class RefusedSignInTests : IDisposable
{
    private static readonly string[] Work = ["FindAsync", "FindFailuresAsync", "SaveFailuresAsync", "VerifyHashedPassword", "AppendAsync"];

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("Nobody", "wrong")]
    [InlineData("Nobody", Desk.Password)]
    [InlineData("", "")]
    [InlineData("Ada", "wrong")]
    [InlineData("Disabled", Desk.Password)]
    [InlineData("Disabled", "wrong")]
    [InlineData("Leaver", Desk.Password)]
    [InlineData("Provider", Desk.Password)]
    [InlineData("Locked", Desk.Password)]
    [InlineData("Locked", "wrong")]
    public async Task Check_Refused_DoesTheSameWork(string name, string password)
    {
        await _desk.AddAsync();
        await _desk.AddAsync("Disabled", account => account with { Disabled = true });
        var leaver = Someone("Leaver") with { Version = 1, Status = EmployeeStatus.Left };
        await _desk.People.ApplyAsync([leaver], TestContext.Current.CancellationToken);
        await _desk.AddAsync("Leaver", account => account with { EmployeeId = leaver.Id });
        await _desk.AddAsync("Locked");
        await _desk.FailAsync(FailureLimit.Account.Free, "Locked", "198.51.100.7");
        _ = await _desk.TryAsync("Ada", Desk.Password);
        _desk.Calls.Clear();

        Assert.False(await _desk.TryAsync(name, password));

        Assert.Equal(Work, _desk.Calls.Where(call => call != "HashPassword"));
    }

    /// <summary>A password that is not in NFKC is compared in both forms, also where the first is right.</summary>
    [Theory, InlineData("Ada", Desk.Password), InlineData("Ada", "wrong"), InlineData("Nobody", Desk.Password)]
    public async Task Check_FullWidthPasswordOfALockedAccount_IsComparedTwice(string name, string password)
    {
        await _desk.AddAsync();
        await _desk.FailAsync(FailureLimit.Account.Free);
        _desk.Calls.Clear();

        Assert.False(await _desk.TryAsync(name, string.Concat(password.Select(c => c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c))));

        Assert.Equal(2, _desk.Calls.Count(call => call == "VerifyHashedPassword"));
    }

    [Fact]
    public async Task Check_LockedAccount_IsNotLockedLongerByThoseWhoTryMeanwhile()
    {
        await _desk.AddAsync();
        await _desk.FailAsync(FailureLimit.Account.Free + 10);
        _desk.Clock.Advance(FailureLimit.ShortestDelay);
        Assert.True(await _desk.TryAsync("Ada", Desk.Password));
    }
}
