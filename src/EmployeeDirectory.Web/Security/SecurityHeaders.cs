namespace EmployeeDirectory.Web.Security;

// Set when the response starts, because error pages clear earlier headers.
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string TransportSecurity = "max-age=31536000; includeSubDomains";

    private const string Permissions =
        "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=(), hid=(), midi=()";

    private const string FormAction = "form-action 'self'";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; object-src 'none'; " +
        FormAction + "; base-uri 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types default read-only";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            Set(http);
            return Task.CompletedTask;
        });
        return next(http);
    }

    internal static void AllowFormTo(HttpContext http, Uri address) =>
        http.Items[nameof(FormAction)] = address.GetLeftPart(UriPartial.Authority);

    internal static void AllowCamera(HttpContext http) => http.Items[nameof(AllowCamera)] = true;

    private static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = http.Items[nameof(FormAction)] is string target
            ? Policy.Replace(FormAction, $"{FormAction} {target}", StringComparison.Ordinal)
            : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = http.AllowsCamera()
            ? Permissions.Replace("camera=()", "camera=(self)", StringComparison.Ordinal)
            : Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = TransportSecurity;
        if (LacksCharset(headers.ContentType))
            headers.ContentType += "; charset=utf-8";
    }

    private static bool LacksCharset(string? type) =>
        type is not null && !type.Contains("charset", StringComparison.OrdinalIgnoreCase)
        && (type.StartsWith("text/", StringComparison.Ordinal)
            || type.StartsWith("image/svg+xml", StringComparison.Ordinal));
}

public static class CameraUse
{
    public static bool AllowsCamera(this HttpContext http) => http.Items.ContainsKey(nameof(SecurityHeaders.AllowCamera));
}
