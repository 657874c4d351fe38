using System.Net;

namespace EmployeeDirectory.Web.Security;

public static class ClientAddresses
{
    public static IPAddress? ClientAddress(this HttpContext http) =>
        http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped
            ? mapped.MapToIPv4()
            : http.Connection.RemoteIpAddress;
}
