using System.Collections.Concurrent;
using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Security.Fuzz;

/// <summary>Text that breaks where it is cut or normalised, in every parameter and field of every page.</summary>
public sealed class IllFormedTextTests
{
    private static readonly int[] Limits = [39, 40, 63, 64, 99, 100, 149, 199, 200, 253, 254, 399, 499, 500, 1999, 3999];

    /// <summary>What a page refuses before it looks at anything else.</summary>
    private static readonly HashSet<string> Typed = new(
        ["Version", "SubmissionId", "page", "alone", "size", "sort", "view", "show", "joined", "asOf", "from", "to", "id", "kind"], StringComparer.OrdinalIgnoreCase);

    /// <summary>As they are sent: bytes that are no UTF-8, noncharacters, what is not assigned, and emoji on each limit of a length.</summary>
    private static readonly string[] Escaped =
    [
        "%ED%A0%BD", "a%ED%B8%80", "%F0%9F%98", "a%EF%BF%BE", "%EF%BF%BFa", "%EF%B7%90", "%F0%9F%BF%BE", "%F4%8F%BF%BF", "%CD%B8", "%F3%A0%BF%BF", "%00", "%C2%85%E2%80%A8",
        "%E2%80%8D%EF%B8%8F", "%CC%81", .. Limits.Select(length => new string('a', length) + "%F0%9F%91%A9%F0%9F%8F%BD%E2%80%8D%F0%9F%9A%80")
    ];

    private static readonly string[] ProviderRedirect = ["sign-out", "sessions/end-all"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("?q="), InlineData("org?q="), InlineData("?department="), InlineData("?skill="), InlineData("employees/managers?manager=")]
    [InlineData("log?who="), InlineData("log?whom="), InlineData("sign-in?returnUrl=")]
    public async Task Get_IllFormedText_IsAnswered(string address)
    {
        await using var site = await DirectorySite.StartAsync(("Storage:SampleEmployees", "40"));
        using var visitor = address.StartsWith("sign-in", StringComparison.Ordinal) ? site.NewVisitor() : await site.NewVisitorAsync(Role.Admin);
        foreach (var text in Escaped)
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Raw(site, $"{address}{text}"), Stop)).StatusCode);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Any_IllFormedTextInEveryParameterAndField_IsNoFault(bool post)
    {
        await using var site = await DirectorySite.StartAsync(("Storage:SampleEmployees", "40"));
        var person = (await site.Services.GetRequiredService<IEmployeeStore>().ReadVersionsAsync(Stop).FirstAsync(Stop)).Id;
        var endpoints = FuzzedEndpoint.AllOf(site.Services.GetRequiredService<EndpointDataSource>(), assets: 1)
            .Where(endpoint => endpoint.Methods.Contains(post ? "POST" : "GET"))
            .Where(endpoint => !ProviderRedirect.Any(end => endpoint.Pattern.EndsWith(end, StringComparison.Ordinal)));
        var faults = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(endpoints, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Stop }, async (endpoint, stop) =>
        {
            using var visitor = await site.NewVisitorAsync(Role.Admin);
            var token = (await visitor.GetPageAsync("/employees/new")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var text in Escaped)
            {
                foreach (var parameter in (string[])[person.ToString(), "a%EF%BF%BE"])
                {
                    var address = endpoint.Address(_ => parameter);
                    using var request = post ? Post(endpoint, address, token, text) : Get(endpoint, address, text);
                    request.RequestUri = Raw(site, request.RequestUri!.OriginalString.TrimStart('/'));
                    using var answer = await visitor.SendAsync(request, stop);
                    if ((int)answer.StatusCode >= 500)
                        faults.Enqueue($"{request.Method} {address} with {text} is {(int)answer.StatusCode}");
                }
            }
        });
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(20)));
    }

    private static HttpRequestMessage Get(FuzzedEndpoint endpoint, string address, string text)
    {
        // An address is at most so long that the server reads it.
        var query = Query(endpoint, text.Length > 300 ? text[^100..] : text);
        return new(HttpMethod.Get, new Uri($"{address}?{query}", UriKind.Relative));
    }

    private static HttpRequestMessage Post(FuzzedEndpoint endpoint, string address, string token, string text)
    {
        var fields = $"__RequestVerificationToken={Uri.EscapeDataString(token)}&DisplayName=Ada&{Query(endpoint, text)}";
        var content = new StringContent(fields, null, "application/x-www-form-urlencoded");
        return new(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = content };
    }

    private static string Query(FuzzedEndpoint endpoint, string text) =>
        string.Join('&', endpoint.Names.Distinct().Where(name => !Typed.Contains(name)).Select(name => $"{name}={text}"));

    private static Uri Raw(DirectorySite site, string address) =>
        new($"{site.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority)}/{address}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
}
