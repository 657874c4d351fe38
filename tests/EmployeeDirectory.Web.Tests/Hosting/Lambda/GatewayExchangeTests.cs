using System.Net;
using System.Text;
using EmployeeDirectory.Web.Hosting.Lambda;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Web.Tests.Hosting.Lambda;

/// <summary>Events of API Gateway as requests, and answers as it takes them; where nothing is said, examples of AWS's documentation.</summary>
public sealed class GatewayExchangeTests
{
    private static readonly GatewayOrigin Origin = new("people.example.com", IPAddress.Parse("192.0.2.1"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_EachPart_ReachesTheProgram()
    {
        using var exchange = Open(new(
            "/caf%C3%A9/a%2Fb", "parameter1=value1&parameter1=value2&parameter2=%2B", ["cookie1=one", "cookie2=two"],
            new Dictionary<string, string> { ["accept"] = "text/html,image/webp", ["host"] = "id.execute-api.us-east-1.amazonaws.com" },
            new("id", new("POST", "192.0.2.1")), Convert.ToBase64String(Encoding.UTF8.GetBytes("a=ü")), IsBase64Encoded: true));
        var request = new DefaultHttpContext(exchange.Features).Request;

        Assert.Equal("/café/a%2Fb", request.Path.Value);
        Assert.Equal("value1,value2", request.Query["parameter1"].ToString());
        Assert.Equal("+", request.Query["parameter2"]);
        Assert.Equal(("one", "two"), (request.Cookies["cookie1"], request.Cookies["cookie2"]));
        Assert.Equal("text/html,image/webp", request.Headers.Accept);
        Assert.Equal(("https", "people.example.com"), (request.Scheme, request.Host.Value));
        Assert.Equal(IPAddress.Parse("192.0.2.1"), request.HttpContext.Connection.RemoteIpAddress);
        Assert.Equal("id", request.HttpContext.TraceIdentifier);
        Assert.Equal(4, request.ContentLength);
        Assert.Equal("a=ü", await new StreamReader(request.Body).ReadToEndAsync(Stop));
    }

    [Fact]
    public async Task Answer_HeadersCookiesAndBody_AreAsTheGatewayTakesThem()
    {
        using var exchange = Open(Get);
        var response = new DefaultHttpContext(exchange.Features).Response;
        response.OnStarting(() =>
        {
            response.Headers["X-Last"] = "set at the start";
            return Task.CompletedTask;
        });
        response.StatusCode = StatusCodes.Status404NotFound;
        response.Headers.Vary = new(["Accept", "Cookie"]);
        response.Cookies.Append("one", "1");
        response.Cookies.Append("two", "2");
        await response.WriteAsync("schön", Stop);
        await response.Body.WriteAsync(new byte[] { 0, 255 }, Stop);

        var answer = await exchange.AnswerAsync(fault: null);

        Assert.Equal(404, answer.StatusCode);
        Assert.Equal(("Accept,Cookie", "set at the start"), (answer.Headers["Vary"], answer.Headers["X-Last"]));
        Assert.DoesNotContain("Set-Cookie", answer.Headers.Keys);
        Assert.Equal(["one=1; path=/", "two=2; path=/"], answer.Cookies);
        Assert.Equal([.. Encoding.UTF8.GetBytes("schön"), 0, 255], Convert.FromBase64String(answer.Body));
    }

    [Theory, InlineData(GatewayExchange.LongestBody, 200), InlineData(GatewayExchange.LongestBody + 1, 500)]
    public async Task Answer_TooLongForLambda_SaysSo(int length, int status)
    {
        using var exchange = Open(Get);
        await new DefaultHttpContext(exchange.Features).Response.Body.WriteAsync(new byte[length], Stop);
        var answer = await exchange.AnswerAsync(fault: null);
        Assert.Equal(status, answer.StatusCode);
        Assert.True(answer.Body.Length < 6_000_000);
    }

    [Fact]
    public async Task Answer_AfterAFault_HasNothingOfThePage()
    {
        using var exchange = Open(Get);
        var response = new DefaultHttpContext(exchange.Features).Response;
        response.Headers["X-Half"] = "done";
        await response.WriteAsync("half a page", Stop);
        var answer = await exchange.AnswerAsync(new InvalidOperationException("injected"));
        Assert.Equal((500, ""), (answer.StatusCode, answer.Body));
        Assert.Empty(answer.Headers);
    }

    private static GatewayRequest Get => new("/", null, null, null, new("id", new("GET", "192.0.2.1")), null, IsBase64Encoded: false);

    private static GatewayExchange Open(GatewayRequest request) => new(request, Origin, Stop);
}
