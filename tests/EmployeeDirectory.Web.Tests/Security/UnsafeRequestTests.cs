using System.Net;
using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Features.Layout;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Security;

/// <summary>Nothing changes for an admin whom another page leads here, at any endpoint that the program maps.</summary>
public sealed partial class UnsafeRequestTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private static readonly string[] Methods = ["POST", "PUT", "PATCH", "DELETE"];

    private readonly DirectorySite _site = embedded.Site;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null)]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Send_WithoutATokenToAnyEndpoint_IsRefusedAndChangesNothing(string? header, string? value)
    {
        var person = Guid.Parse(People.IdOf(await _site.AddAsync("Untouched")));
        var before = await StateAsync();
        foreach (var endpoint in Endpoints)
            foreach (var method in Methods)
            {
                using var request = new HttpRequestMessage(new(method), AddressOf(endpoint, person)) { Content = new FormUrlEncodedContent([new("version", "1"), new("theme", "dark")]) };
                if (header is not null)
                    request.Headers.Add(header, value);
                using var answer = await _site.Client.SendAsync(request, Cancellation);
                Assert.True(Expected(endpoint, method, foreign: header is not null).Contains(answer.StatusCode), $"{method} {request.RequestUri}: {answer.StatusCode}");
                Assert.False(answer.Headers.Contains("Set-Cookie") && method == "POST" && AddressOf(endpoint, person) == "/theme");
            }
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Post_FromAnotherSiteWithAToken_IsRefused(string header, string value)
    {
        var profile = await _site.AddAsync("Kept");
        var form = (await _site.EditAsync(profile)).With("DisplayName", "Changed");
        using var content = form.Content();
        using var request = new HttpRequestMessage(HttpMethod.Post, form.Address) { Content = content, Headers = { { header, value } } };

        using var answer = await _site.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("have permission to do this", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains("Kept", (await _site.GetAsync(profile)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await form.PostAsync()).Status);
    }

    [Fact]
    public async Task Get_AnyEndpoint_ChangesNothing()
    {
        var person = Guid.Parse(People.IdOf(await _site.AddAsync("Looked at")));
        var before = await StateAsync();
        foreach (var endpoint in Endpoints)
            foreach (var query in (string[])["", "?version=1&submissionId=01890000-0000-7000-8000-000000000000&_method=DELETE"])
            {
                using var answer = await _site.Client.GetAsync(AddressOf(endpoint, person) + query, Cancellation);
                Assert.True((int)answer.StatusCode < 500, $"GET {answer.RequestMessage!.RequestUri}: {answer.StatusCode}");
            }
        Assert.Equal(before, await StateAsync());
    }

    private IEnumerable<RouteEndpoint> Endpoints => _site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string AddressOf(RouteEndpoint endpoint, Guid person) =>
        "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), parameter => parameter.Value == "{id}" || parameter.Value.EndsWith(":guid}", StringComparison.Ordinal) ? person.ToString() : "7");

    /// <summary>Without a token 400, from elsewhere 403 before anyone asks what is there.</summary>
    private static HttpStatusCode[] Expected(RouteEndpoint endpoint, string method, bool foreign)
    {
        if (foreign)
            return [HttpStatusCode.Forbidden];
        var taken = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
        // The error page answers whatever method an error came with; asked for itself, there is nothing.
        if (taken is null or [] && endpoint.RoutePattern.RawText!.TrimStart('/') == ErrorsController.Path.TrimStart('/'))
            return [HttpStatusCode.NotFound];
        return taken?.Contains(method) != false ? [HttpStatusCode.BadRequest, HttpStatusCode.Forbidden] : [HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed, HttpStatusCode.BadRequest];
    }

    /// <summary>Every record's version, and every account.</summary>
    private async Task<string> StateAsync()
    {
        var records = new List<string>();
        await foreach (var record in _site.Services.GetRequiredService<IEmployeeStore>().ReadVersionsAsync(Cancellation))
            records.Add($"{record}");
        var accounts = await _site.Services.GetRequiredService<IAccountStore>().ListAsync(Cancellation);
        return string.Join('\n', [.. records.Order(), .. accounts.Select(account => $"{account}").Order()]);
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)((?<open>\{)|(?<-open>\})|[^{}])*(?(open)(?!))\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
