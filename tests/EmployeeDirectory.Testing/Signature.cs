using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Testing;

/// <summary>The access key that signed a request, and the second in which it did.</summary>
public sealed partial record Signature(string AccessKey, DateTimeOffset At)
{
    public static Signature? Of(HttpRequest request) =>
        Credential().Match(request.Headers.Authorization.ToString()) is { Success: true } match
            ? new(match.Groups[1].Value, Time(request.Headers["X-Amz-Date"].ToString()))
            : null;

    private static DateTimeOffset Time(string compact) =>
        DateTimeOffset.ParseExact(compact, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    [GeneratedRegex("^AWS4-HMAC-SHA256 Credential=([^/]+)/")]
    private static partial Regex Credential();
}
