using System.Net;

namespace EmployeeDirectory.Web.Features.Edge;

public static class Clients
{
    /// <summary>Of the visitor, as far as believed proxies tell it; IPv4 as such also on a socket that takes both.</summary>
    public static IPAddress? ClientAddress(this HttpContext http) =>
        http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : http.Connection.RemoteIpAddress;
}
