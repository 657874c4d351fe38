using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Testing;

/// <summary>Stands in front of an S3 server and takes the forms of browsers, as S3 documents it in "Browser-based uploads using POST":
/// moto takes them whatever their policy says. Passes on everything else.</summary>
public sealed class UploadForms : IAsyncDisposable
{
    private readonly Forwarder forwarder;
    private readonly AmazonS3Client s3;
    private readonly string secretKey;
    private readonly ConcurrentQueue<(string Key, string ETag)> stored = new();
    private LoopbackServer server = null!;

    private UploadForms(Uri engine, string secretKey)
    {
        (forwarder, this.secretKey) = (new(engine), secretKey);
        s3 = new(new BasicAWSCredentials("local", secretKey), new AmazonS3Config { ServiceURL = engine.ToString(), AuthenticationRegion = Engine.Region, ForcePathStyle = true });
    }

    public Uri Endpoint => server.Endpoint;

    /// <summary>What was stored, oldest first, each as an event would tell it.</summary>
    public IReadOnlyCollection<(string Key, string ETag)> Stored => stored;

    public static async Task<UploadForms> StartAsync(Uri engine, string secretKey)
    {
        var forms = new UploadForms(engine, secretKey);
        forms.server = await LoopbackServer.StartAsync(forms.AnswerAsync);
        return forms;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        forwarder.Dispose();
        s3.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Method != "POST" || !http.Request.HasFormContentType)
        {
            await forwarder.ForwardAsync(http);
            return;
        }
        var form = await http.Request.ReadFormAsync();
        var fields = form.ToDictionary(field => field.Key.ToLowerInvariant(), field => field.Value.ToString());
        var bucket = http.Request.Path.Value!.Trim('/');
        if (form.Files.GetFile("file") is not { } file)
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, "InvalidArgument", "POST requires exactly one file upload per request.");
            return;
        }
        if (Objection(bucket, fields, file.Length) is { } objection)
        {
            await RefuseAsync(http, StatusCodes.Status403Forbidden, "AccessDenied", objection);
            return;
        }
        var put = new PutObjectRequest { BucketName = bucket, Key = fields["key"], ContentType = fields["content-type"], InputStream = file.OpenReadStream() };
        foreach (var (name, value) in fields.Where(field => field.Key.StartsWith("x-amz-meta-", StringComparison.Ordinal)))
            put.Metadata.Add(name, value);
        var etag = (await s3.PutObjectAsync(put)).ETag;
        stored.Enqueue((put.Key, etag.Trim('"')));
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = $"{fields["success_action_redirect"]}?bucket={bucket}&key={HttpUtility.UrlEncode(put.Key)}&etag={HttpUtility.UrlEncode(etag)}";
    }

    private string? Objection(string bucket, Dictionary<string, string> fields, long length)
    {
        var policy = fields["policy"];
        if (fields["x-amz-signature"] != Sign(fields["x-amz-credential"].Split('/'), policy))
            return "The request signature we calculated does not match the signature you provided.";
        using var document = JsonDocument.Parse(Convert.FromBase64String(policy));
        if (document.RootElement.GetProperty("expiration").GetDateTimeOffset() < DateTimeOffset.UtcNow)
            return "Invalid according to Policy: Policy expired.";
        fields["bucket"] = bucket;
        var open = fields.Keys.Except(["policy", "x-amz-signature"]).Where(name => !name.StartsWith("x-ignore-", StringComparison.Ordinal)).ToHashSet();
        foreach (var condition in document.RootElement.GetProperty("conditions").EnumerateArray())
        {
            if (Matches(condition, fields, length) is not { } field)
                return $"Invalid according to Policy: Policy Condition failed: {condition}";
            open.Remove(field);
        }
        return open.Count == 0 ? null : $"Invalid according to Policy: Extra input fields: {string.Join(", ", open)}";
    }

    // The field that a condition allows, or null where it does not hold.
    private static string? Matches(JsonElement condition, Dictionary<string, string> fields, long length)
    {
        if (condition.ValueKind == JsonValueKind.Object)
        {
            var exact = condition.EnumerateObject().Single();
            return Holds(exact.Name, value => value == exact.Value.GetString());
        }
        if (condition[0].GetString() == "content-length-range")
            return length >= condition[1].GetInt64() && length <= condition[2].GetInt64() ? "" : null;
        var expected = condition[2].GetString()!;
        return Holds(
            condition[1].GetString()!.TrimStart('$'),
            value => condition[0].GetString() == "starts-with" ? value.StartsWith(expected, StringComparison.Ordinal) : value == expected);

        string? Holds(string name, Func<string, bool> test) =>
            fields.TryGetValue(name.ToLowerInvariant(), out var value) && test(value) ? name.ToLowerInvariant() : null;
    }

    // "Calculating a signature" of Signature Version 4, whose string to sign is the policy here.
    private string Sign(string[] scope, string policy)
    {
        var key = Encoding.UTF8.GetBytes($"AWS4{secretKey}");
        foreach (var part in scope[1..])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(policy)));
    }

    private static async Task RefuseAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/xml";
        await http.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"<Error><Code>{code}</Code><Message>{message}</Message></Error>"));
    }
}
