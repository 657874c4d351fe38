using System.Globalization;
using System.Security.Cryptography;
using EmployeeDirectory.Web.Features.Accounts;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>The second factor: codes of RFC 6238, six digits every 30 s by HMAC-SHA-1, as every authenticator app makes them.</summary>
public sealed class OneTimeCodes(IDataProtectionProvider keys, TimeProvider clock)
{
    /// <summary>What RFC 4226 recommends (R6).</summary>
    private const int KeyBytes = 20;

    /// <summary>From the right password to the right code.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly VerificationWindow OneStepOfDrift = new(previous: 1, future: 1);

    private readonly IDataProtector _secrets = keys.CreateProtector(nameof(OneTimeCodes), "secret");
    private readonly IDataProtector _proofs = keys.CreateProtector(nameof(OneTimeCodes), "proof");

    /// <returns>A new key, encrypted as accounts keep it.</returns>
    public string NewSecret() => _secrets.Protect(Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(KeyBytes)));

    /// <summary>What is typed into an app; null for no secret of ours.</summary>
    public string? KeyOf(string? secret) => Unprotect(_secrets, secret);

    /// <summary>What an app reads from a link or picture.</summary>
    public static string LinkOf(string key, Account account, string site) =>
        new OtpUri(OtpType.Totp, key, account.Name, site).ToString();

    /// <returns>The account with the code's step noted, so that the code is not good again; null for a wrong or used one.</returns>
    public Account? Use(Account account, string? code)
    {
        if (KeyOf(account.TotpSecret) is not { } key)
            return null;
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        return new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(clock.GetUtcNow().UtcDateTime, digits, out var step, OneStepOfDrift) && step > account.TotpStep
            ? account with { TotpStep = step }
            : null;
    }

    /// <summary>Carries from page to page that the password was right.</summary>
    public string Prove(Account account) =>
        _proofs.Protect(string.Create(CultureInfo.InvariantCulture, $"{account.Id} {account.Version} {(clock.GetUtcNow() + Patience).ToUnixTimeSeconds()}"));

    /// <returns>The account's id and the version that it had; null once it is too late.</returns>
    public (string Id, long Version)? Proven(string? proof) =>
        Unprotect(_proofs, proof)?.Split(' ') is [var id, var version, var until] && clock.GetUtcNow().ToUnixTimeSeconds() < long.Parse(until, CultureInfo.InvariantCulture)
            ? (id, long.Parse(version, CultureInfo.InvariantCulture))
            : null;

    private static string? Unprotect(IDataProtector protector, string? text)
    {
        try
        {
            return text is null ? null : protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
