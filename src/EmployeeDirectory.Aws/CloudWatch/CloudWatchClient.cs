using System.Text.Json;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;

namespace EmployeeDirectory.Aws.CloudWatch;

public sealed class CloudWatchClient(AWSCredentials credentials, IConfiguration configuration) : IDisposable
{
    // CloudWatch's limit of metrics in one request.
    public const int MostAtOnce = 1000;

    private const string Service = "monitoring";

    // Requests are a minute apart: a connection kept that long may be closed under the next one.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20)
    });
    private readonly RegionEndpoint _region = FallbackRegionFactory.GetRegionEndpoint();
    // The signer reads nothing but the clock skew from it.
    private readonly AmazonDynamoDBConfig _signing = new();

    // Throws StoreUnavailableException; when no answer came, CloudWatch may still have taken the data.
    public Task PutAsync(string ns, IReadOnlyCollection<MetricDatum> data, TimeSpan limit, CancellationToken ct) =>
        AwsCall.RunAsync(
            async bounded =>
            {
                using var message = await SignAsync(
                    JsonSerializer.SerializeToUtf8Bytes(new { Namespace = ns, MetricData = data }), bounded);
                using var answer = await _http.SendAsync(message, bounded);
                if (!answer.IsSuccessStatusCode)
                    throw new HttpRequestException(
                        $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(bounded)}");
                return true;
            },
            ct,
            limit);

    public void Dispose() => _http.Dispose();

    private Uri Endpoint =>
        new(configuration["AWS_ENDPOINT_URL_CLOUDWATCH"]
            ?? $"https://{Service}.{_region.SystemName}.{_region.PartitionDnsSuffix}/");

    private async Task<HttpRequestMessage> SignAsync(byte[] body, CancellationToken ct)
    {
        using var request = new DefaultRequest(new Put(), Service)
        {
            HttpMethod = HttpMethod.Post.Method,
            Endpoint = Endpoint,
            ResourcePath = "/",
            Content = body,
            AuthenticationRegion = _region.SystemName,
            OverrideSigningServiceName = Service
        };
        var identity = await credentials.GetCredentialsAsync().WaitAsync(ct);
        request.Headers["Content-Type"] = "application/x-amz-json-1.0";
        request.Headers["X-Amz-Target"] = "GraniteServiceVersion20100801.PutMetricData";
        if (identity.UseToken)
            request.Headers["X-Amz-Security-Token"] = identity.Token;
        new AWS4Signer().Sign(request, _signing, new RequestMetrics(), credentials);
        var message = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in request.Headers)
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private sealed class Put : AmazonWebServiceRequest;
}
