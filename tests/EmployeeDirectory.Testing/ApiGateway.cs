using System.Net;
using System.Text;
using System.Text.Json;

namespace EmployeeDirectory.Testing;

/// <summary>An HTTP API of API Gateway as a handler of <see cref="HttpClient"/>: requests become events of payload format 2.0.</summary>
/// <param name="choose">The environment that gets a request.</param>
/// <param name="added">Headers that CloudFront adds on the way.</param>
public sealed class ApiGateway(
    Func<HttpRequestMessage, LambdaEnvironment> choose, CookieContainer cookies, params (string Name, string Value)[] added) : HttpMessageHandler
{
    // "Quotas for HTTP APIs": request line and headers together.
    private const int MostOfHeaders = 10_240;

    // Lambda's limit, Base64 included.
    private const int LargestPayload = 6 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        var headers = new Dictionary<string, string> { ["host"] = address.Authority };
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()))
            headers[name.ToLowerInvariant()] = string.Join(',', values);
        if (body.Length > 0)
            headers["content-length"] = $"{body.Length}";
        foreach (var (name, value) in added)
            headers[name] = value;
        var sent = cookies.GetCookieHeader(address);
        if (headers.Sum(header => header.Key.Length + header.Value.Length + 4) + address.PathAndQuery.Length + sent.Length > MostOfHeaders)
            return new(HttpStatusCode.RequestHeaderFieldsTooLarge);
        var isText = request.Content?.Headers.ContentType?.MediaType is "application/x-www-form-urlencoded";
        var @event = new
        {
            version = "2.0",
            routeKey = "$default",
            rawPath = address.AbsolutePath,
            rawQueryString = address.Query.TrimStart('?'),
            cookies = sent.Length == 0 ? null : sent.Split("; "),
            headers,
            requestContext = new
            {
                domainName = address.Host,
                requestId = Guid.NewGuid().ToString("N"),
                stage = "$default",
                http = new { method = request.Method.Method, path = address.AbsolutePath, protocol = "HTTP/1.1", sourceIp = "203.0.113.7", userAgent = "" },
            },
            body = body.Length == 0 ? null : isText ? Encoding.UTF8.GetString(body) : Convert.ToBase64String(body),
            isBase64Encoded = body.Length > 0 && !isText,
        };
        if (@event.body?.Length > LargestPayload)
            return new(HttpStatusCode.RequestEntityTooLarge);
        try
        {
            return Answer(await choose(request).InvokeAsync(@event), request);
        }
        catch (LambdaException)
        {
            return new(HttpStatusCode.InternalServerError) { RequestMessage = request };
        }
    }

    private HttpResponseMessage Answer(JsonElement answer, HttpRequestMessage request)
    {
        if (answer.GetRawText().Length > LargestPayload)
            return new(HttpStatusCode.InternalServerError) { RequestMessage = request };
        var body = answer.GetProperty("body").GetString()!;
        var response = new HttpResponseMessage((HttpStatusCode)answer.GetProperty("statusCode").GetInt32())
        {
            RequestMessage = request,
            Content = new ByteArrayContent(answer.GetProperty("isBase64Encoded").GetBoolean() ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body)),
        };
        foreach (var header in answer.GetProperty("headers").EnumerateObject())
            if (!response.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString()))
                response.Content.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
        foreach (var cookie in answer.GetProperty("cookies").EnumerateArray())
        {
            response.Headers.TryAddWithoutValidation("Set-Cookie", cookie.GetString());
            cookies.SetCookies(request.RequestUri!, cookie.GetString()!);
        }
        return response;
    }
}
