using System.Net;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Security;

/// <summary>Pages are compressed behind the balancer too; nothing in them that an attacker could guess by their size stays the same.</summary>
public sealed class CompressionTests : IAsyncLifetime
{
    private DirectorySite _site = null!;

    public async ValueTask InitializeAsync() => _site = await DirectorySite.StartAsync(("Proxy:Networks", "127.0.0.1/32"));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("br"), InlineData("gzip")]
    public async Task Page_OverHttps_IsCompressed(string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "198.51.100.7");
        request.Headers.Add("Accept-Encoding", coding);
        using var visitor = _site.NewVisitor();

        using var response = await visitor.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Fact]
    public async Task Token_OfAForm_IsAnotherOneOnEachPage()
    {
        async Task<string?> TokenAsync() => (await _site.GetAsync("/employees/new")).Value("__RequestVerificationToken");

        Assert.NotEqual(await TokenAsync(), await TokenAsync());
    }
}
