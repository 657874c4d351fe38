using System.Globalization;
using System.Security.Cryptography;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Text;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace EmployeeDirectory.Web.Features.SignIn;

// RFC 6238 as every authenticator app supports it: six digits, 30 s, HMAC-SHA-1; key length from RFC 4226 (R6).
public sealed class TotpCodes(IDataProtectionProvider keys, TimeProvider clock)
{
    private const int KeyBytes = 20;

    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan OfferPatience = TimeSpan.FromMinutes(30);

    private static readonly VerificationWindow OneStepOfDrift = new(previous: 1, future: 1);

    // The purposes of stored secrets: another name would make them unreadable.
    private readonly IDataProtector _secrets = keys.CreateProtector("OneTimeCodes", "secret");
    private readonly IDataProtector _offers = keys.CreateProtector("OneTimeCodes", "offer");
    private readonly IDataProtector _proofs = keys.CreateProtector("OneTimeCodes", "proof");

    public string NewSecret() => _secrets.Protect(Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(KeyBytes)));

    public string Offer(Admitted admitted) =>
        _offers.Protect($"{admitted.Account.Id} {admitted.Stamp} {Until(OfferPatience)} {NewSecret()}");

    public string? Offered(string? offer, Admitted admitted) =>
        Unprotect(_offers, offer)?.Split(' ') is [var id, var stamp, var until, var secret]
        && (id, stamp) == (admitted.Account.Id, admitted.Stamp) && IsBefore(until) ? secret : null;

    public string? KeyOf(string? secret) => Unprotect(_secrets, secret);

    public static string LinkOf(string key, Account account, string site) =>
        new OtpUri(OtpType.Totp, key, account.Name, site).ToString();

    public Account? Use(Account account, string? code)
    {
        if (KeyOf(account.TotpSecret) is not { } key)
            return null;
        var digits = string.Concat(PlainText.AsciiDigits(code ?? "").Where(char.IsAsciiDigit));
        return new Totp(Base32Encoding.ToBytes(key))
            .VerifyTotp(clock.GetUtcNow().UtcDateTime, digits, out var step, OneStepOfDrift)
            && step > account.TotpStep
                ? account with { TotpStep = step }
                : null;
    }

    public string Prove(Admitted admitted) =>
        _proofs.Protect($"{admitted.Account.Id} {admitted.Stamp} {Until(Patience)}");

    public (string Id, string Stamp)? Proven(string? proof) =>
        Unprotect(_proofs, proof)?.Split(' ') is [var id, var stamp, var until] && IsBefore(until) ? (id, stamp) : null;

    private string Until(TimeSpan patience) =>
        (clock.GetUtcNow() + patience).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private bool IsBefore(string until) =>
        clock.GetUtcNow().ToUnixTimeSeconds() < long.Parse(until, CultureInfo.InvariantCulture);

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
