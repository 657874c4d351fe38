namespace EmployeeDirectory.Web.Hosting.Lambda;

// Property names are those of API Gateway's payload format 2.0. Paths are percent-encoded, repeated headers joined by commas.
public sealed record GatewayRequest(
    string RawPath,
    string? RawQueryString,
    IReadOnlyList<string>? Cookies,
    IReadOnlyDictionary<string, string>? Headers,
    GatewayContext RequestContext,
    string? Body,
    bool IsBase64Encoded);

public sealed record GatewayContext(string RequestId, GatewayHttp Http);

public sealed record GatewayHttp(string Method, string SourceIp);

public sealed record GatewayResponse(
    int StatusCode, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<string> Cookies, string Body, bool IsBase64Encoded)
{
    public static GatewayResponse Plain(int status, string text) => new(
        status, new Dictionary<string, string> { ["Content-Type"] = "text/plain; charset=utf-8" }, [], text, IsBase64Encoded: false);
}
