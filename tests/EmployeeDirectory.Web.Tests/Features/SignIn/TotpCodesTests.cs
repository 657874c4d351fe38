using System.Text;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Features.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using OtpNet;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

public sealed class TotpCodesTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    /// <summary>RFC 6238, appendix B, SHA-1: the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Use_CodesOfTheStandard_AreRight(long seconds, string code)
    {
        var keys = new EphemeralDataProtectionProvider();
        var codes = new TotpCodes(keys, new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(seconds)));
        var secret = keys.CreateProtector("OneTimeCodes", "secret").Protect(Base32Encoding.ToString(Encoding.ASCII.GetBytes("12345678901234567890")));
        var account = new Account { Id = "1", Issuer = Account.Local, Subject = "ada", Name = "Ada", TotpSecret = secret };
        Assert.Equal(account with { TotpStep = seconds / 30 }, codes.Use(account, code));
        Assert.NotNull(codes.Use(account, $"{code[..3]} {code[3..]}"));
        foreach (var wrong in (string?[])[null, "", code[1..], $"{code}0", "000000", "abcdef"])
            Assert.Null(codes.Use(account, wrong));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Use_ClockThatIsSomeStepsOff_IsTakenByOne(int steps, bool taken)
    {
        var account = await AddAsync();
        Assert.Equal(taken, _desk.Codes.Use(account, CodeOf(account, steps)) is not null);
    }

    [Fact]
    public async Task Check_RightCode_IsGoodOnceAndNoEarlierOneAfterIt()
    {
        var account = await AddAsync();
        var (code, earlier) = (CodeOf(account), CodeOf(account, -1));
        var (saved, _) = await _desk.TryCodeAsync(_desk.Prove(account), code);
        Assert.NotNull(saved);
        foreach (var used in (string[])[code, earlier])
            Assert.Equal((null, true), await _desk.TryCodeAsync(_desk.Prove(saved.Account), used));
        Assert.NotNull((await _desk.TryCodeAsync(_desk.Prove(saved.Account), CodeOf(account, 1))).Admitted);
    }

    [Fact]
    public async Task Check_SameCodeManyAtOnce_LetsOneIn()
    {
        var account = await AddAsync();
        var proof = _desk.Prove(account);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => _desk.TryCodeAsync(proof, CodeOf(account), $"192.0.2.{number}"))));
        Assert.Single(answers, answer => answer.Admitted is not null);
    }

    [Fact]
    public async Task Check_PasswordTooLongAgoOrAccountChangedSince_HasToStartAgain()
    {
        var account = await AddAsync();
        var proof = _desk.Prove(account);
        Assert.Equal((null, false), await _desk.TryCodeAsync("forged", CodeOf(account)));
        _desk.Clock.Advance(TotpCodes.Patience);
        Assert.Equal((null, false), await _desk.TryCodeAsync(proof, CodeOf(account)));

        proof = _desk.Prove(account);
        await _desk.Store.SaveAsync(account with { Disabled = true }, invitation: null, default);
        Assert.Equal((null, false), await _desk.TryCodeAsync(proof, CodeOf(account)));
    }

    [Fact]
    public async Task Check_FiveWrongCodes_LocksAlsoWhoKnowsThePassword()
    {
        var account = await AddAsync();
        for (var time = 0; time < FailureLimit.Account.Free; time++)
        {
            Assert.True(await _desk.TryAsync("Ada", Desk.Password, $"192.0.2.{time}"));
            Assert.Equal((null, true), await _desk.TryCodeAsync(_desk.Prove(account), "000000", $"192.0.2.{time}"));
        }
        Assert.Null((await _desk.TryCodeAsync(_desk.Prove(account), CodeOf(account), "198.51.100.7")).Admitted);
        Assert.False(await _desk.TryAsync("Ada", Desk.Password, "198.51.100.7"));
    }

    [Fact]
    public async Task Secret_IsNotStoredAsItIs()
    {
        var account = await AddAsync();
        Assert.DoesNotContain(_desk.Codes.KeyOf(account.TotpSecret)!, account.TotpSecret, StringComparison.Ordinal);
        Assert.NotEqual(_desk.Codes.KeyOf(account.TotpSecret), _desk.Codes.KeyOf(_desk.Codes.NewSecret()));
        Assert.Null(_desk.Codes.KeyOf(new TotpCodes(new EphemeralDataProtectionProvider(), _desk.Clock).NewSecret()));
    }

    private Task<Account> AddAsync() => _desk.AddAsync(with: account => account with { TotpSecret = _desk.Codes.NewSecret() });

    private string CodeOf(Account account, int steps = 0) =>
        new Totp(Base32Encoding.ToBytes(_desk.Codes.KeyOf(account.TotpSecret))).ComputeTotp(_desk.Clock.GetUtcNow().UtcDateTime.AddSeconds(steps * 30));
}
