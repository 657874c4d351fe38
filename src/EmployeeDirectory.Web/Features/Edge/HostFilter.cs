using EmployeeDirectory.Web.Features.Health;
using Microsoft.Extensions.Primitives;

namespace EmployeeDirectory.Web.Features.Edge;

/// <summary>
/// Answers 400 to other names than those in <c>AllowedHosts</c>, as the framework's filter would, but not about health:
/// a balancer asks instances by address.
/// </summary>
public sealed class HostFilter(RequestDelegate next, IConfiguration configuration)
{
    private const string Setting = "AllowedHosts";
    private const string Any = "*";

    private readonly StringSegment[] _allowed =
        [.. (configuration[Setting] ?? Any).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(host => new StringSegment(host))];

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.IsAboutHealth() || IsAllowed(http.Request.Host))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain";
        return http.Response.WriteAsync("This host name is not served here.");
    }

    private bool IsAllowed(HostString host) => _allowed.Contains(Any) || host.HasValue && HostString.MatchesAny(host.Value, _allowed);
}
