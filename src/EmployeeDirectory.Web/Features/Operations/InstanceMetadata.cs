using System.Globalization;
using System.Text.Json;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.Operations;

public sealed class InstanceMetadata(IOptions<StorageOptions> storage, IConfiguration configuration) : IDisposable
{
    private static readonly JsonSerializerOptions Complete = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true
    };

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(2)
    };

    private RunningInstance? _found;

    public bool IsOnAws { get; } = storage.Value.Provider == StorageProvider.Aws;

    public async Task<RunningInstance?> FindAsync(CancellationToken ct)
    {
        try
        {
            return _found ??= await ReadAsync(ct);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or OperationCanceledException
            && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    // A container has no instance document, and asking for one takes until the time-out.
    private async Task<RunningInstance?> ReadAsync(CancellationToken ct)
    {
        if (configuration["Instance:Name"] is { Length: > 0 } pod)
            return new(InstanceKind.Pod, pod)
            {
                Node = configuration["Instance:Node"],
                Region = configuration["AWS_REGION"]
            };
        if (configuration["ECS_CONTAINER_METADATA_URI_V4"] is { Length: > 0 } container)
            return From(Read<EcsTask>(await _http.GetStringAsync($"{container}/task", ct)));
        if (configuration["AWS_LAMBDA_FUNCTION_NAME"] is { Length: > 0 } function)
            return new(InstanceKind.Function, $"{function}:{configuration["AWS_LAMBDA_FUNCTION_VERSION"]}")
            {
                Size = $"{configuration["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]} MB",
                Region = configuration["AWS_REGION"]
            };
        if (configuration["DOTNET_RUNNING_IN_CONTAINER"] is "true")
            return new(InstanceKind.Container, Environment.MachineName);
        return IsOnAws ? From(Read<Ec2Instance>(await ReadInstanceAsync(ct))) : null;
    }

    private static T Read<T>(string document) =>
        JsonSerializer.Deserialize<T>(document, Complete) ?? throw new JsonException();

    private static RunningInstance From(EcsTask task) => new(InstanceKind.Task, task.TaskArn.Split('/')[^1])
    {
        Definition = $"{task.Family}:{task.Revision}",
        Size = task.Limits is { Cpu: { } processors, Memory: { } memory }
            ? string.Create(CultureInfo.InvariantCulture, $"{processors:0.##} vCPU, {memory} MB")
            : null,
        Zone = task.AvailabilityZone,
        Region = task.TaskArn.Split(':').ElementAtOrDefault(3)
    };

    private static RunningInstance From(Ec2Instance instance) => new(InstanceKind.Instance, instance.InstanceId)
    {
        Size = instance.InstanceType,
        Zone = instance.AvailabilityZone,
        Region = instance.Region
    };

    private async Task<string> ReadInstanceAsync(CancellationToken ct)
    {
        var service = configuration["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? "http://169.254.169.254";
        var latest = $"{service.TrimEnd('/')}/latest";
        using var tokenRequest = new HttpRequestMessage(HttpMethod.Put, $"{latest}/api/token")
        {
            Headers = { { "X-aws-ec2-metadata-token-ttl-seconds", "60" } }
        };
        using var token = (await _http.SendAsync(tokenRequest, ct)).EnsureSuccessStatusCode();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{latest}/dynamic/instance-identity/document")
        {
            Headers = { { "X-aws-ec2-metadata-token", await token.Content.ReadAsStringAsync(ct) } }
        };
        using var document = (await _http.SendAsync(request, ct)).EnsureSuccessStatusCode();
        return await document.Content.ReadAsStringAsync(ct);
    }

    private sealed record Ec2Instance(
        string InstanceId, string InstanceType, string AvailabilityZone, string Region);

    private sealed record EcsTask(
        string TaskArn, string Family, string Revision, string? AvailabilityZone = null, EcsLimits? Limits = null);

    private sealed record EcsLimits(double? Cpu = null, int? Memory = null);
}
