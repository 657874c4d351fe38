using System.Net;
using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Security;

/// <summary>The README says who may do what; here every endpoint of the program is asked in the name of each.</summary>
public sealed partial class EndpointTableTests : IAsyncLifetime
{
    private const string FilesOfDevelopment = "/{**path}";

    private DirectorySite _open = null!;
    private DirectorySite _closed = null!;
    private string _own = "";
    private string _another = "";
    private IReadOnlyList<HttpClient> _visitors = [];

    public async ValueTask InitializeAsync()
    {
        _open = await DirectorySite.StartAsync(
            ("SignIn:Authority", "https://provider.invalid"), ("SignIn:ClientId", "directory"), ("SignIn:ClientSecret", "not asked for here"));
        _closed = await DirectorySite.StartAsync(("Access:Browse", "SignedIn"));
        _own = People.IdOf(await _open.AddAsync("Own Record"));
        _another = People.IdOf(await _open.AddAsync("Another Record"));
        _visitors =
        [
            _open.NewVisitor(), _closed.NewVisitor(), await _open.NewVisitorAsync(Role.Viewer),
            await _open.NewVisitorAsync(Role.Viewer, Guid.Parse(_own)), _open.Client
        ];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
            visitor.Dispose();
        await _open.DisposeAsync();
        await _closed.DisposeAsync();
    }

    [Fact]
    public void Endpoints_Mapped_AreThoseOfTheTable()
    {
        var mapped = _open.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && Plain(endpoint.RoutePattern.RawText!) != FilesOfDevelopment)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["any"])
                .Where(method => method != "HEAD").Select(method => $"{method} {Plain(endpoint.RoutePattern.RawText!)}"));
        Assert.Equal(EndpointTable.Read().Select(row => $"{row.Method} {row.Pattern}").Order(), mapped.Distinct().Order());
    }

    [Fact]
    public async Task Requests_InTheNameOfEach_AreRefusedWhereTheTableSaysSo()
    {
        var wrong = new List<string>();
        foreach (var row in EndpointTable.Read())
            for (var who = 0; who < _visitors.Count; who++)
                foreach (var id in (string[])[_own, _another])
                {
                    var may = row.May[who] == "yes" || row.May[who] == "own" && id == _own;
                    using var response = await _visitors[who].SendAsync(RequestOf(row, id));
                    if (may == IsRefusal(response))
                        wrong.Add($"{row.Method} {row.Pattern} {(id == _own ? "own" : "another's")}, column {who}: {(int)response.StatusCode} {response.Headers.Location}");
                }
        Assert.Empty(wrong);
    }

    /// <summary>A post has no token, so that who may is told 400 and nothing is changed.</summary>
    private static HttpRequestMessage RequestOf(EndpointRow row, string id) => new(
        row.Method == "POST" ? HttpMethod.Post : HttpMethod.Get,
        Parameter().Replace(row.Pattern, parameter => parameter.Value switch
        {
            "{id}" or "{suggestion}" => id,
            "{photoId}" or "{logoId}" => new string('a', 32),
            "{size}" => "256",
            _ => "1"
        }))
    {
        Content = row.Method == "POST" ? new FormUrlEncodedContent([]) : null
    };

    private static bool IsRefusal(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.ToString().Contains("/sign-in?returnUrl", StringComparison.Ordinal);

    private static string Plain(string pattern) => "/" + Constraint().Replace(pattern, "}").TrimStart('/');

    [GeneratedRegex(@":[^/]*?\}(?=/|\.|$)", RegexOptions.None, 1000)]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
