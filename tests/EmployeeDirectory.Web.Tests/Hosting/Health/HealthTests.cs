using System.Net;
using System.Text.Json;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmployeeDirectory.Web.Tests.Hosting.Health;

public sealed class HealthTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/deep")]
    public async Task Get_AllWell_NamesEveryCheckWithAgeAndLatency(string address)
    {
        var (status, body) = await HealthAsync(_site, address);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (status, body.GetProperty("status").GetString()));
        var checks = body.GetProperty("checks");
        Assert.Equal(["employees", "photos", "readModel"], checks.EnumerateObject().Select(check => check.Name).Order());
        Assert.All(checks.EnumerateObject(), check =>
        {
            Assert.Equal("Healthy", check.Value.GetProperty("status").GetString());
            Assert.InRange(check.Value.GetProperty("ageSeconds").GetDouble(), 0, 60);
            Assert.InRange(check.Value.GetProperty("latencyMs").GetDouble(), 0, 60_000);
        });
    }

    [Fact]
    public async Task Start_BeforeItServes_HasTriedTheList()
    {
        using var log = new KeptLog();
        await using var site = await DirectorySite.StartAsync(services => services.AddLogging(logging => logging.AddProvider(log)));
        var parts = (MemoryCache)site.Services.GetRequiredService<CacheTagHelperMemoryCacheFactory>().Cache;
        Assert.InRange(parts.Count, 30, int.MaxValue);
        Assert.DoesNotContain(log.Lines, line => line.Contains("could not be rendered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_Live_IsAlways200() => Assert.Equal(HttpStatusCode.OK, (await HealthAsync(_site, "/health/live")).Status);

    [Fact]
    public async Task Get_FromAnyHost_IsAnswered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Host = "10.0.3.17:8080";
        Assert.Equal(HttpStatusCode.OK, (await _site.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Get_PhotosOutOfReach_IsDegradedYet200AndDeepIs503()
    {
        await using var site = await DirectorySite.StartAsync();
        Directory.Delete(Path.Combine(site.DataFolder, "photos"), recursive: true);

        await Wait.UntilAsync(async () => (await HealthAsync(site, "/health/deep")).Status == HttpStatusCode.ServiceUnavailable);

        var (status, body) = await HealthAsync(site, "/health");
        Assert.Equal((HttpStatusCode.OK, "Degraded"), (status, body.GetProperty("status").GetString()));
        Assert.DoesNotContain(site.DataFolder, body.ToString(), StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Combine(site.DataFolder, "photos"));
        await Wait.UntilAsync(async () => (await HealthAsync(site, "/health/deep")).Status == HttpStatusCode.OK);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> HealthAsync(DirectorySite site, string address)
    {
        using var response = await site.Client.GetAsync(address);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
