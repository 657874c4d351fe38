using System.Globalization;
using System.Net.Http.Headers;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Security.Fuzz;

/// <summary>Requests that follow from a seed alone.</summary>
internal sealed class FuzzedRequests(int seed, Uri site, IReadOnlyList<FuzzedEndpoint> endpoints, IReadOnlyList<Guid> people)
{
    private const string Token = "__RequestVerificationToken";

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "X"];

    private static readonly string[] ProviderRedirect = ["sign-out", "sessions/end-all"];

    private static readonly string[] Headers =
    [
        "HX-Request", "HX-Current-URL", "HX-Target", "Origin", "Referer", "Sec-Fetch-Site", "Accept", "Accept-Language", "Accept-Encoding", "Authorization", "Range", "If-None-Match",
        "If-Modified-Since", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Amzn-Trace-Id", "x-amzn-oidc-data", "X-HTTP-Method-Override", "traceparent", "User-Agent", "Via"
    ];

    private readonly Random _random = new(seed);

    /// <param name="token">Of the visitor's forms; most posts have it, so that they get further.</param>
    public HttpRequestMessage Next(string? token)
    {
        var endpoint = endpoints[_random.Next(endpoints.Count)];
        var method = Once(10) ? Any(Methods) : Any(endpoint.Methods);
        var request = new HttpRequestMessage(new(method), Address(endpoint));
        if (method is "POST" or "PUT" or "PATCH" or "X" || Once(50))
            // Whoever signs out is somebody else from then on.
            request.Content = Body(endpoint, ProviderRedirect.Any(end => endpoint.Pattern.EndsWith(end, StringComparison.Ordinal)) || Once(5) ? null : token);
        for (var i = _random.Next(4); i > 1; i--)
            request.Headers.TryAddWithoutValidation(Any(Headers), Text());
        return request;
    }

    private Uri Address(FuzzedEndpoint endpoint)
    {
        var path = endpoint.Address(name => Once(4) ? Escaped(Text(), 300) : name switch
        {
            "id" => $"{people[_random.Next(people.Count)]}",
            "size" => "64",
            "photoId" => Convert.ToHexStringLower(FuzzedText.Bytes(_random, 16)),
            _ => Escaped(Text(), 300)
        });
        var query = string.Join('&', Enumerable.Range(0, Once(3) ? _random.Next(6) : _random.Next(2)).Select(_ => $"{Name(endpoint)}={Escaped(Text(), 2000)}"));
        var raw = path + (query.Length > 0 ? "?" + query : "");
        return new(site.GetLeftPart(UriPartial.Authority) + raw, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    private HttpContent Body(FuzzedEndpoint endpoint, string? token)
    {
        List<KeyValuePair<string, string>> fields = [.. Enumerable.Range(0, Once(2) ? _random.Next(12) : _random.Next(3)).Select(_ => KeyValuePair.Create(Name(endpoint), Text()))];
        // With what they ask for, forms come as far as the store.
        if (Once(2))
            fields.InsertRange(0, [new("DisplayName", "Ada"), new("Version", "1")]);
        if (token is not null)
            fields.Add(new(Token, token));
        return _random.Next(12) switch
        {
            0 => Typed("application/json", FuzzedText.Bytes(_random, _random.Next(200))),
            1 => Typed("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"DisplayName\"\r\n\r\nno end"u8.ToArray()),
            2 => Typed("application/x-www-form-urlencoded", FuzzedText.Bytes(_random, _random.Next(2000))),
            < 7 => new FormUrlEncodedContent(fields),
            _ => Multipart(fields)
        };
    }

    private MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), $"\"{name}\"");
        if (Once(2))
            content.Add(Typed("image/png", File()), "\"Photo\"", $"\"{Escaped(Text(), 60)}\"");
        return content;
    }

    /// <summary>A picture each time would be a test of the pictures' own process, and long.</summary>
    private byte[] File() => _random.Next(40) switch
    {
        0 => Png.Filled(40, 30, 8, Png.Rgb, [1, 2, 3]),
        < 5 => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. FuzzedText.Bytes(_random, 200)],
        _ => FuzzedText.Bytes(_random, _random.Next(400))
    };

    private static ByteArrayContent Typed(string type, byte[] bytes) => new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    private string Name(FuzzedEndpoint endpoint) => Once(12) ? string.Create(CultureInfo.InvariantCulture, $"{Any(endpoint.Names)}[{_random.Next(-1, 3)}]") : Any(endpoint.Names);

    private string Text() => FuzzedText.Next(_random, people);

    private bool Once(int times) => _random.Next(times) == 0;

    private T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    private static string Escaped(string text, int longest) => Uri.EscapeDataString(text)[..Math.Min(Uri.EscapeDataString(text).Length, longest)];
}
