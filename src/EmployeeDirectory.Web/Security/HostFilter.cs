using EmployeeDirectory.Web.Hosting.Health;
using Microsoft.Extensions.Primitives;

namespace EmployeeDirectory.Web.Security;

public sealed class HostFilter(RequestDelegate next, IConfiguration configuration)
{
    private const string Setting = "AllowedHosts";
    private const string Any = "*";

    private readonly StringSegment[] _allowed =
    [
        .. (configuration[Setting] ?? Any)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(host => new StringSegment(host))
    ];

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.IsAboutHealth() || IsAllowed(http.Request.Host))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain";
        return http.Response.WriteAsync("This host name is not served here.");
    }

    private bool IsAllowed(HostString host) =>
        _allowed.Contains(Any) || host.HasValue && HostString.MatchesAny(host.Value, _allowed);
}
