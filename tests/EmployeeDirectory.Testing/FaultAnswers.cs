using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Testing;

/// <summary>The bodies AWS sends, which the SDK maps to its exceptions and to its decision to retry.</summary>
internal static class FaultAnswers
{
    public static Task ThrottleAsync(HttpContext context) => IsDynamoDb(context)
        ? JsonAsync(context, 400, "ProvisionedThroughputExceededException")
        : XmlAsync(context, 503, "SlowDown");

    public static Task ServerErrorAsync(HttpContext context) => IsDynamoDb(context)
        ? JsonAsync(context, 500, "InternalServerError")
        : XmlAsync(context, 500, "InternalError");

    public static Task ErrorAsync(HttpContext context, string code) => IsDynamoDb(context)
        ? JsonAsync(context, 400, code)
        : XmlAsync(context, code.StartsWith("Access", StringComparison.Ordinal) ? 403 : 409, code);

    private static bool IsDynamoDb(HttpContext context) => context.Request.Headers.ContainsKey("X-Amz-Target");

    private static Task JsonAsync(HttpContext context, int status, string code) =>
        WriteAsync(context, status, "application/x-amz-json-1.0",
            $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}","message":"injected"}""");

    private static Task XmlAsync(HttpContext context, int status, string code) =>
        WriteAsync(context, status, "application/xml",
            $"<Error><Code>{code}</Code><Message>injected</Message><RequestId>0</RequestId></Error>");

    private static Task WriteAsync(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(body);
    }
}
