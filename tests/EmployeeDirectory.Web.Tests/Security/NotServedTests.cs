using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Security;

public sealed class NotServedTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    [Theory]
    [InlineData("/.git/HEAD")]
    [InlineData("/.git/config")]
    [InlineData("/.env")]
    [InlineData("/.well-known/")]
    [InlineData("/appsettings.json")]
    [InlineData("/web.config")]
    [InlineData("/EmployeeDirectory.Web.dll")]
    [InlineData("/data/employees.db")]
    [InlineData("/employees.db")]
    [InlineData("/css")]
    [InlineData("/css/")]
    [InlineData("/js/")]
    [InlineData("/lib/")]
    [InlineData("/photos")]
    [InlineData("/photos/")]
    [InlineData("/css/../appsettings.json")]
    [InlineData("/css/..%2fappsettings.json")]
    [InlineData("/css/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/css/..%5c..%5cappsettings.json")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/swagger")]
    [InlineData("/swagger/index.html")]
    [InlineData("/metrics")]
    [InlineData("/debug")]
    public async Task Get_WhatIsNoPage_IsNotThere(string address)
    {
        var raw = new Uri(_site.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var answer = await _site.Client.GetAsync(raw, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Get_FolderOfFilesThatAreServed_ListsNone()
    {
        using var data = new TemporaryFolder();
        // In any other environment the front-end files are served from a publish folder only.
        using var site = await DirectoryProcess.StartAsync(data, ("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__SampleEmployees", "0"));
        foreach (var (file, folder) in ((string, string)[])[("/css/base.css", "/css/"), ("/js/menu.js", "/js/"), ("/lib/htmx.min.js", "/lib/")])
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Client.GetPageAsync(file)).Status);
            foreach (var address in (string[])[folder, folder.TrimEnd('/')])
                Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetPageAsync(address)).Status);
        }
    }

    [Theory]
    [InlineData("TRACE", "/")]
    [InlineData("TRACE", "/employees/new")]
    [InlineData("TRACE", "/nowhere")]
    [InlineData("TRACE", "/health")]
    [InlineData("TRACK", "/")]
    [InlineData("DEBUG", "/")]
    [InlineData("PROPFIND", "/")]
    public async Task Send_MethodThatNothingNeeds_IsRefusedWithoutAnEcho(string method, string address)
    {
        using var request = new HttpRequestMessage(new(method), address) { Headers = { { "Cookie", "flash=EchoedCookie" }, { "X-Secret", "EchoedHeader" } } };
        using var answer = await _site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{answer.StatusCode}");
        Assert.DoesNotContain("Echoed", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("GET")]
    public async Task Post_WithAnotherMethodInAHeader_StaysAPost(string method)
    {
        var profile = await _site.AddAsync("Overridden");
        using var request = new HttpRequestMessage(HttpMethod.Post, profile) { Headers = { { "X-HTTP-Method-Override", method } } };
        using var answer = await _site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(profile)).Status);
    }
}
