using System.Net;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace EmployeeDirectory.Web.Tests.Security;

public sealed class SecurityHeadersTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/", HttpStatusCode.OK)]
    [InlineData("HEAD", "/", HttpStatusCode.OK)]
    [InlineData("GET", "/org", HttpStatusCode.OK)]
    [InlineData("GET", "/employees/managers?manager=a", HttpStatusCode.OK)]
    [InlineData("GET", "/health", HttpStatusCode.OK)]
    [InlineData("GET", "/health/live", HttpStatusCode.OK)]
    [InlineData("GET", "/?page=one", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/css/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/photos/0123456789abcdef0123456789abcdef/64.webp", HttpStatusCode.NotFound)]
    [InlineData("POST", "/employees/new", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("TRACE", "/", HttpStatusCode.MethodNotAllowed)]
    public async Task Answer_OfAnyStatus_HasEveryHeader(string method, string address, HttpStatusCode status)
    {
        using var answer = await _site.Client.SendAsync(new(new HttpMethod(method), address), Cancellation);
        Assert.Equal(status, answer.StatusCode);
        Hardened.Assert(answer);
    }

    [Fact]
    public async Task Answer_WithARecord_HasEveryHeader()
    {
        var (profile, photo) = await _site.Client.AddWithPhotoAsync("Ada");
        foreach (var (address, type) in ((string, string)[])[(profile, "text/html"), (photo, "image/webp"), ($"{profile}/vcard", "text/vcard"), ($"{profile}/edit", "text/html")])
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
            {
                using var answer = await _site.Client.SendAsync(new(method, address), Cancellation);
                Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
                Hardened.Assert(answer);
            }
    }

    [Fact]
    public async Task Answer_FromTheCache_HasEveryHeader()
    {
        for (var i = 0; i < 3; i++)
        {
            using var answer = await _site.Client.GetAsync("/?view=table", Cancellation);
            Hardened.Assert(answer);
        }
    }

    [Fact]
    public async Task Fault_InTheErrorPageToo_TellsARequestIdUnderTheSameHeaders()
    {
        var broken = new Mock<ITempDataProvider>();
        broken.Setup(messages => messages.LoadTempData(It.IsAny<Microsoft.AspNetCore.Http.HttpContext>())).Throws(new InvalidCastException("the secret"));
        await using var site = await DirectorySite.StartAsync(services => services.AddSingleton(broken.Object));

        using var answer = await site.Client.GetAsync("/org", Cancellation);

        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Matches("If you report this, quote <code>[0-9A-Z]+:[0-9A-F]+</code>", page);
        Assert.DoesNotContain("the secret", page, StringComparison.Ordinal);
        Hardened.Assert(answer);
    }

    [Fact]
    public async Task Fault_InsideTheProgram_HasEveryHeader()
    {
        var broken = new Mock<IEmployeeStore>();
        broken.Setup(store => store.GetIdentityAsync(It.IsAny<CancellationToken>())).ReturnsAsync("broken");
        broken.Setup(store => store.ReadChangesAsync(It.IsAny<string?>(), It.IsAny<CancellationToken>())).ReturnsAsync(new ChangePage([], "0"));
        broken.Setup(store => store.ReadVersionsAsync(It.IsAny<CancellationToken>())).Returns(AsyncEnumerable.Empty<RecordVersion>());
        broken.Setup(store => store.GetAsync(It.IsAny<Guid>(), It.IsAny<CancellationToken>())).Throws(new InvalidCastException());
        await using var site = await DirectorySite.StartAsync(services => services.AddSingleton(broken.Object));

        using var answer = await site.Client.GetAsync($"/employees/{Guid.NewGuid()}/edit", Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Hardened.Assert(answer);
    }

    [Fact]
    public async Task File_OfThePages_HasEveryHeader()
    {
        using var data = new TemporaryFolder();
        // In any other environment the front-end files are served from a publish folder only.
        using var site = await DirectoryProcess.StartAsync(data, ("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__SampleEmployees", "0"));
        foreach (var (address, type) in ((string, string)[])[("/css/base.css", "text/css"), ("/js/menu.js", "text/javascript"), ("/lib/htmx.min.js", "text/javascript"), ("/mark.svg", "image/svg+xml")])
        {
            using var answer = await site.Client.GetAsync(address, Cancellation);
            Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Hardened.Assert(answer);
        }
    }

    [Theory]
    [InlineData("https", "max-age=31536000; includeSubDomains")]
    [InlineData("http", null)]
    public async Task StrictTransportSecurity_IsSaidOverHttpsAlone(string scheme, string? value)
    {
        await using var site = await DirectorySite.StartAsync(("Proxy:Networks", "127.0.0.0/8"));
        site.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        foreach (var address in (string[])["/", "/nowhere", "/health"])
        {
            using var answer = await site.Client.GetAsync(address, Cancellation);
            Assert.Equal(value, answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? Assert.Single(values) : null);
        }
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("OPTIONS", "PUT")]
    public async Task CrossSite_Question_IsGivenNoLeave(string method, string? asked)
    {
        using var request = new HttpRequestMessage(new(method), "/") { Headers = { { "Origin", "https://evil.example" } } };
        if (asked is not null)
            request.Headers.Add("Access-Control-Request-Method", asked);
        using var answer = await _site.Client.SendAsync(request, Cancellation);
        Hardened.Assert(answer);
    }
}
