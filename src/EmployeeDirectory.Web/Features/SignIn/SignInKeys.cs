using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Security;

namespace EmployeeDirectory.Web.Features.SignIn;

public sealed record SignInKey(string Key, FailureLimit Limit);

public static class SignInKeys
{
    private const int NetworkBytes = 8;

    public static IReadOnlyList<SignInKey> For(HttpContext http, Account? account, string subject, KnownBrowsers devices)
    {
        if (account is not null && devices.Find(http, account) is { } device)
            return [new($"device:{device}:{account.Id}", FailureLimit.Account)];
        var target = account is null ? NameKey(subject) : $"account:{account.Id}";
        var network = Network(http.ClientAddress());
        return
        [
            new(target, FailureLimit.Account), new($"address:{network}", FailureLimit.Address),
            new($"{target}:from:{network}", FailureLimit.Share)
        ];
    }

    // Unknown names share 4,096 keys: guesses do not fill the table, and a password typed as a name is not kept.
    private static string NameKey(string subject) =>
        $"name:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..3]}";

    // One household or office has 2^64 IPv6 addresses.
    private static string? Network(IPAddress? address) => address is { AddressFamily: AddressFamily.InterNetworkV6 }
        ? new IPAddress([.. address.GetAddressBytes().Take(NetworkBytes), .. new byte[NetworkBytes]]).ToString()
        : address?.ToString();
}
