using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Testing;

/// <summary>The instance metadata service (IMDSv2) of an instance with a role: what AWS_EC2_METADATA_SERVICE_ENDPOINT points at.</summary>
public sealed class RoleMetadata : IAsyncDisposable
{
    private const string Credentials = "/latest/meta-data/iam/security-credentials";
    private const string Role = "directory-instance";
    private const string Token = "a-session-token";
    private const string Document = """
        {"accountId": "123456789012", "architecture": "arm64", "availabilityZone": "us-east-1b", "imageId": "ami-0a1b2c3d4e5f67890",
         "instanceId": "i-0123456789abcdef0", "instanceType": "t4g.micro", "privateIp": "10.0.3.17", "region": "us-east-1", "version": "2017-09-30"}
        """;

    private readonly ConcurrentQueue<string> handedOut = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> expiries = new();
    private LoopbackServer? server;

    /// <summary>Without a final slash: the SDK adds its own, and two make a 404.</summary>
    public string Endpoint => server!.Endpoint.ToString().TrimEnd('/');

    /// <summary>How long the credentials handed out from now on are good for.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Accept connections and never answer, as behind a hop limit that is too low.</summary>
    public bool Silent { get; set; }

    /// <summary>The access keys handed out, oldest first, each a new one.</summary>
    public IReadOnlyCollection<string> HandedOut => handedOut;

    /// <summary>AWS takes nothing that was signed with the key after this.</summary>
    public DateTimeOffset ExpiryOf(string accessKey) => expiries[accessKey];

    public static async Task<RoleMetadata> StartAsync()
    {
        var metadata = new RoleMetadata();
        metadata.server = await LoopbackServer.StartAsync(metadata.AnswerAsync);
        return metadata;
    }

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (Silent)
            return LoopbackServer.StallAsync(context);
        if (HttpMethods.IsPut(request.Method) && request.Path == "/latest/api/token")
        {
            var seconds = request.Headers["X-aws-ec2-metadata-token-ttl-seconds"];
            context.Response.Headers["X-aws-ec2-metadata-token-ttl-seconds"] = seconds;
            return context.Response.WriteAsync(Token);
        }
        if (request.Headers["X-aws-ec2-metadata-token"] != Token)
            return StatusAsync(context, StatusCodes.Status401Unauthorized);
        return request.Path.Value!.TrimEnd('/') switch
        {
            "/latest/dynamic/instance-identity/document" => context.Response.WriteAsync(Document),
            Credentials => context.Response.WriteAsync(Role),
            $"{Credentials}/{Role}" => context.Response.WriteAsync(NewCredentials()),
            _ => StatusAsync(context, StatusCodes.Status404NotFound),
        };
    }

    private string NewCredentials()
    {
        var now = DateTime.UtcNow;
        var key = $"ASIA{handedOut.Count + 1:D16}";
        expiries[key] = now + Lifetime;
        handedOut.Enqueue(key);
        return JsonSerializer.Serialize(new
        {
            Code = "Success",
            Type = "AWS-HMAC",
            AccessKeyId = key,
            SecretAccessKey = "secret",
            Token = "role-session",
            LastUpdated = now,
            Expiration = now + Lifetime,
        });
    }

    private static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
