using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Amazon.Runtime;
using EmployeeDirectory.Aws.CloudWatch;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class CloudWatchExporterTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly ConcurrentQueue<JsonElement[]> _received = new();
    private volatile bool _away = true;

    [Fact]
    public async Task Export_MoreThanIsKeptWhileCloudWatchIsAway_SendsTheLatestInOneRequest()
    {
        await using var server = await LoopbackServer.StartAsync(AnswerAsync);
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var metrics = new DirectoryMetrics(meters);
        using var cloudWatch = new CloudWatchClient(new BasicAWSCredentials("local", "local"), new ConfigurationBuilder()
            .AddInMemoryCollection([new("AWS_ENDPOINT_URL_CLOUDWATCH", server.Endpoint.ToString())]).Build());
        using var exporter = new CloudWatchExporter("stack", cloudWatch, meters, _clock, NullLogger<CloudWatchExporter>.Instance);
        await exporter.StartAsync(TestContext.Current.CancellationToken);
        for (var n = 0; n < CloudWatchClient.MostAtOnce + 300; n++)
            metrics.Called($"service {n}", TimeSpan.FromSeconds(1), answered: true);
        await MinutesPassUntilAsync(1);

        _away = false;
        metrics.Called("the last", TimeSpan.FromSeconds(1), answered: true);
        await MinutesPassUntilAsync(2);

        Assert.All(_received, request => Assert.Equal(CloudWatchClient.MostAtOnce, request.Length));
        Assert.Equal("the last", DependencyOf(_received.Last()[^1]));
        Assert.Equal("service 301", DependencyOf(_received.Last()[0]));
        await exporter.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Start_Embedded_HasNoExporter()
    {
        await using var site = await DirectorySite.StartAsync((MetricListener.Setting, "stack"));
        Assert.Empty(site.Services.GetServices<IHostedService>().OfType<CloudWatchExporter>());
    }

    private Task MinutesPassUntilAsync(int requests) => Wait.UntilAsync(() =>
    {
        _clock.Advance(TimeSpan.FromSeconds(20));
        return Task.FromResult(_received.Count >= requests);
    });

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        http.Response.StatusCode = _away ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
        _received.Enqueue([.. body.RootElement.GetProperty("MetricData").EnumerateArray().Select(datum => datum.Clone())]);
    }

    private static string? DependencyOf(JsonElement datum) => datum.GetProperty("Dimensions")[1].GetProperty("Value").GetString();
}
