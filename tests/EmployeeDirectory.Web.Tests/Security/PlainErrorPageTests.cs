using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Security;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmployeeDirectory.Web.Tests.Security;

public sealed class PlainErrorPageTests
{
    [Theory]
    [InlineData(false, 500, "Something went wrong")]
    [InlineData(true, 503, "The directory is not available")]
    public async Task Invoke_ErrorPageFails_ShowsAPageOfItsOwn(bool outage, int status, string title)
    {
        var http = new DefaultHttpContext { TraceIdentifier = "<id>" };
        using var body = new MemoryStream();
        http.Response.Body = body;
        Exception fault = outage ? new StoreUnavailableException("Away.", new TimeoutException()) : new InvalidCastException("secret");

        await new PlainErrorPage(_ => throw fault, NullLogger<PlainErrorPage>.Instance).InvokeAsync(http);

        var page = DirectorySite.Parser.ParseDocument(System.Text.Encoding.UTF8.GetString(body.ToArray()));
        Assert.Equal((status, title), (http.Response.StatusCode, page.QuerySelector("h1")!.TextContent));
        Assert.Equal("<id>", page.QuerySelector("main code")!.TextContent);
        Assert.Equal("text/html; charset=utf-8", http.Response.ContentType);
        Assert.Equal(outage ? "10" : "", http.Response.Headers.RetryAfter.ToString());
        Assert.DoesNotContain("secret", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }
}
