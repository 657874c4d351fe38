namespace EmployeeDirectory.Web.Tests.Security;

/// <summary>What every answer says to browsers, whatever it answers.</summary>
internal static class Hardened
{
    public static IReadOnlyDictionary<string, string> Headers { get; } = new Dictionary<string, string>
    {
        ["Content-Security-Policy"] =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; object-src 'none'; " +
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default read-only",
        ["X-Content-Type-Options"] = "nosniff",
        ["Referrer-Policy"] = "same-origin",
        ["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=(), hid=(), midi=()",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin"
    };

    /// <summary>Also that it lets no other site read it, names no software, and says what its text is written in.</summary>
    public static void Assert(HttpResponseMessage answer)
    {
        foreach (var (name, value) in Headers)
            Xunit.Assert.Equal((name, value), (name, answer.Headers.TryGetValues(name, out var values) ? string.Join('\n', values) : null));
        Xunit.Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        Xunit.Assert.DoesNotContain(answer.Headers, header => header.Key is "Server" or "X-Powered-By");
        if (answer.Content.Headers.ContentType is { } type && (type.MediaType!.StartsWith("text/", StringComparison.Ordinal) || type.MediaType is "application/json" or "image/svg+xml"))
            Xunit.Assert.Equal("utf-8", type.CharSet);
    }
}
