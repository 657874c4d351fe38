using System.Text.Json;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.Operations;

public sealed class InstanceMetadata(IOptions<StorageOptions> storage, IConfiguration configuration) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        BaseAddress = new(
            (configuration["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? "http://169.254.169.254").TrimEnd('/') + "/latest/"),
        Timeout = TimeSpan.FromSeconds(2)
    };

    private Ec2Instance? _found;

    public bool IsOnAws { get; } = storage.Value.Provider == StorageProvider.Aws;

    public async Task<Ec2Instance?> FindAsync(CancellationToken ct)
    {
        if (!IsOnAws || _found is not null)
            return _found;
        try
        {
            return _found = JsonSerializer.Deserialize<Ec2Instance>(
                await ReadDocumentAsync(ct), JsonSerializerOptions.Web);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or OperationCanceledException
            && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> ReadDocumentAsync(CancellationToken ct)
    {
        using var tokenRequest = new HttpRequestMessage(HttpMethod.Put, "api/token")
        {
            Headers = { { "X-aws-ec2-metadata-token-ttl-seconds", "60" } }
        };
        using var token = (await _http.SendAsync(tokenRequest, ct)).EnsureSuccessStatusCode();
        using var request = new HttpRequestMessage(HttpMethod.Get, "dynamic/instance-identity/document")
        {
            Headers = { { "X-aws-ec2-metadata-token", await token.Content.ReadAsStringAsync(ct) } }
        };
        using var document = (await _http.SendAsync(request, ct)).EnsureSuccessStatusCode();
        return await document.Content.ReadAsStringAsync(ct);
    }
}
