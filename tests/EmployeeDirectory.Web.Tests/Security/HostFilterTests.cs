using System.Net;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Security;

public sealed class HostFilterTests : IAsyncLifetime
{
    private DirectorySite _site = null!;

    public async ValueTask InitializeAsync() =>
        _site = await DirectorySite.StartAsync(("AllowedHosts", "people.example.com; *.corp.example; [2001:db8::7]"));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("people.example.com")]
    [InlineData("PEOPLE.example.com")]
    [InlineData("people.example.com:8443")]
    [InlineData("staff.corp.example")]
    [InlineData("[2001:db8::7]:5080")]
    public async Task Get_ConfiguredHost_IsAnswered(string host) => Assert.Equal(HttpStatusCode.OK, await StatusAsync("/", host));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("evil.example")]
    [InlineData("people.example.com.evil.example")]
    [InlineData("evil-people.example.com")]
    [InlineData("corp.example")]
    [InlineData("[::1]")]
    public async Task Get_OtherHost_Is400OnEveryAddress(string host)
    {
        foreach (var address in (string[])["/", "/css/base.css", "/healthy", "/error", "/nowhere"])
            Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(address, host));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/deep")]
    public async Task Get_HealthFromAnyHost_IsAnswered(string address) => Assert.Equal(HttpStatusCode.OK, await StatusAsync(address, "10.0.3.17:8080"));

    [Fact]
    public async Task Get_OtherHost_IsToldNothingAndHasTheHeaders()
    {
        using var answer = await SendAsync("/", "evil.example");
        Assert.DoesNotContain("evil", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    private async Task<HttpStatusCode> StatusAsync(string address, string host)
    {
        using var answer = await SendAsync(address, host);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(string address, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = host } };
        return await _site.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
