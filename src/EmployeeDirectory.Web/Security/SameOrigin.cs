namespace EmployeeDirectory.Web.Security;

// Pages of other sites cannot forge these headers. Browsers omit Sec-Fetch-Site on plain http, so Origin decides there.
public static class SameOrigin
{
    public static bool IsFromOwnPage(this HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" => true,
        "" => Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && IsOwn(request, origin),
        _ => false
    };

    // Clients other than browsers send neither header, and another site cannot make a visitor use one.
    public static bool IsFromOtherSite(this HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => false,
        "" => request.Headers.Origin.Count > 0 && !request.IsFromOwnPage(),
        _ => true
    };

    public static string? OwnReferer(this HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && IsOwn(request, page)
            ? page.PathAndQuery
            : null;

    // Not by scheme: the balancer may terminate TLS.
    private static bool IsOwn(HttpRequest request, Uri address) =>
        string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
