using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace EmployeeDirectory.Testing;

/// <summary>What CloudWatch, or what stands in for it, says of a metric in one minute or many.</summary>
public sealed record MetricStatistics(double SampleCount, double Sum, double Minimum, double Maximum, string Unit)
{
    private const int Day = 86_400;

    private static readonly HttpClient Client = new();

    /// <summary>Of the days around now.</summary>
    /// <param name="period">In seconds.</param>
    public static async Task<IReadOnlyList<MetricStatistics>> ReadAsync(
        Uri engine, string metric, IEnumerable<(string Name, string Value)> dimensions, int period = 3 * Day)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var question = new
        {
            Namespace = "EmployeeDirectory",
            MetricName = metric,
            Dimensions = dimensions.Select(dimension => new { dimension.Name, dimension.Value }),
            StartTime = now - Day,
            EndTime = now + Day,
            Period = period,
            Statistics = (string[])["SampleCount", "Sum", "Minimum", "Maximum"]
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, engine)
        {
            Content = new StringContent(JsonSerializer.Serialize(question), Encoding.UTF8, new MediaTypeHeaderValue("application/x-amz-json-1.0")),
            Headers = { { "X-Amz-Target", "GraniteServiceVersion20100801.GetMetricStatistics" } }
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=local/20260301/{Engine.Region}/monitoring/aws4_request, SignedHeaders=host, Signature=none");
        using var response = await Client.SendAsync(request);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Answer>())!.Datapoints;
    }

    private sealed record Answer(IReadOnlyList<MetricStatistics> Datapoints);
}
