using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Edge;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>What failures are counted by.</summary>
public static class SignInKeys
{
    private const int NetworkBytes = 8;

    /// <summary>The browser for an account that it has signed in to; otherwise the account, or the name, and the address.</summary>
    public static IReadOnlyList<string> Of(HttpContext http, Account? account, string subject, Devices devices) =>
        account is not null && devices.Find(http, account) is { } device
            ? [$"device:{device}:{account.Id}"]
            : [account is null ? NameKey(subject) : $"account:{account.Id}", $"address:{Network(http.ClientAddress())}"];

    /// <summary>Names that nobody has share 4,096 keys: guessed ones fill no table, and typed passwords are not kept.</summary>
    private static string NameKey(string subject) => $"name:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..3]}";

    /// <summary>A household or office has 2^64 addresses of IPv6.</summary>
    private static string? Network(IPAddress? address) => address is { AddressFamily: AddressFamily.InterNetworkV6 }
        ? new IPAddress([.. address.GetAddressBytes().Take(NetworkBytes), .. new byte[NetworkBytes]]).ToString()
        : address?.ToString();
}
