namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>What browsers say about the page that a request comes from, and other sites' pages cannot forge.</summary>
public static class OwnPages
{
    /// <summary>By Sec-Fetch-Site, or by Origin where a browser leaves that out, as it does without encryption.</summary>
    public static bool IsFromOwnPage(this HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" => true,
        "" => Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && IsOwn(request, origin),
        _ => false
    };

    /// <summary>Whether a browser says so; programs that are none say nothing, and visitors cannot be made to use them.</summary>
    public static bool IsFromOtherSite(this HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => false,
        "" => request.Headers.Origin.Count > 0 && !request.IsFromOwnPage(),
        _ => true
    };

    /// <returns>The path and query of the page a request comes from; null where it is another site's or not told.</returns>
    public static string? OwnReferer(this HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && IsOwn(request, page) ? page.PathAndQuery : null;

    // Not by scheme: the balancer may have ended the encryption.
    private static bool IsOwn(HttpRequest request, Uri address) =>
        string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
