using System.Globalization;
using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Security;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Security;

public sealed class RateLimitsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Search", "/", "GET")]
    [InlineData("Search", "/org", "GET")]
    [InlineData("Search", "/employees/managers?manager=a", "GET")]
    [InlineData("Search", "/employees/01890000-0000-7000-8000-000000000000", "GET")]
    [InlineData("Export", "/employees/01890000-0000-7000-8000-000000000000/vcard", "GET")]
    [InlineData("SignIn", "/sign-in", "POST")]
    [InlineData("SignIn", "/invitation", "POST")]
    [InlineData("SignIn", "/password", "POST")]
    [InlineData("Upload", "/employees/new", "POST")]
    [InlineData("Upload", "/employees/01890000-0000-7000-8000-000000000000/edit", "POST")]
    [InlineData("Upload", "/employees/01890000-0000-7000-8000-000000000000/photo", "POST")]
    [InlineData("Suggestion", "/employees/01890000-0000-7000-8000-000000000000/suggestions/new", "POST")]
    public async Task Ask_TooOften_Is429ThatSaysWhenToComeBack(string policy, string address, string method)
    {
        await using var site = await StartAsync(policy);
        var refused = await UntilRefusedAsync(site.Client, address, method);

        Assert.InRange(int.Parse(Assert.Single(refused.Response.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("Too many requests", refused.Document.QuerySelector("h1")?.TextContent);
        Hardened.Assert(refused.Response);
    }

    [Fact]
    public async Task Ask_TooOften_LeavesHealthAndOtherPagesAlone()
    {
        await using var site = await StartAsync("Search");
        await UntilRefusedAsync(site.Client, "/", "GET");

        foreach (var address in (string[])["/health", "/health/live", "/employees/new"])
            for (var i = 0; i < 20; i++)
                Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(address)).Status);
    }

    [Fact]
    public async Task Ask_TooOftenFromOneAddress_LeavesOthersAlone()
    {
        await using var site = await StartAsync("Search", ("Proxy:Networks", "127.0.0.0/8"));
        using var pushy = From(site, "192.0.2.7");
        await UntilRefusedAsync(pushy, "/", "GET");

        // Two may share a counter, but not all of these.
        var answers = await Task.WhenAll(Enumerable.Range(1, 5).Select(async host =>
        {
            using var other = From(site, $"198.51.100.{host}");
            return (await other.GetPageAsync("/")).Status;
        }));
        Assert.Contains(HttpStatusCode.OK, answers);
    }

    [Fact]
    public async Task Ask_TooOftenAsOneAccount_LeavesOthersAtTheSameAddressAlone()
    {
        await using var site = await StartAsync("Search");
        await UntilRefusedAsync(site.Client, "/", "GET");

        var answers = await Task.WhenAll(Enumerable.Range(1, 5).Select(async _ =>
        {
            using var other = await site.NewVisitorAsync(Role.Viewer);
            return (await other.GetPageAsync("/")).Status;
        }));
        Assert.Contains(HttpStatusCode.OK, answers);
    }

    [Fact]
    public async Task Ask_UnderAnAddressThatNobodyBelieves_CountsAsOneVisitor()
    {
        await using var site = await StartAsync("Search");
        var statuses = new List<HttpStatusCode>();
        for (var host = 1; host <= 10; host++)
        {
            using var pushy = From(site, $"198.51.100.{host}");
            statuses.Add((await pushy.GetPageAsync("/")).Status);
        }
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Fact]
    public async Task Ask_AsPeopleDo_IsNeverRefused()
    {
        await using var site = await DirectorySite.StartAsync([.. Policies.Select(policy => ($"RateLimits:{policy}", (string?)null!))]);
        for (var i = 0; i < 300; i++)
            Assert.Equal(HttpStatusCode.OK, (await site.GetAsync($"/?q={i}")).Status);
    }

    [Fact]
    public void CounterOf_MoreVisitorsThanCounters_IsOneOfThem()
    {
        var counters = new HashSet<int>();
        for (var i = 0; i < 200_000; i++)
            counters.Add(CounterOf(new IPAddress([10, (byte)(i >> 16), (byte)(i >> 8), (byte)i])));
        Assert.InRange(counters.Count, 10_000, 1 << 14);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7", true)]
    public void CounterOf_AddressesOfOneVisitor_IsOne(string address, string other, bool same) =>
        Assert.Equal(same, CounterOf(IPAddress.Parse(address)) == CounterOf(IPAddress.Parse(other)));

    [Fact]
    public async Task EveryEndpoint_ThatCosts_IsLimited()
    {
        await using var site = await DirectorySite.StartAsync();
        var policies = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>() is not null)
            .ToLookup(endpoint => endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()!.PolicyName, endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'));

        Assert.Equivalent(
            (string[])["sign-in", "sign-in/code", "sign-in/provider", "sign-in/callback", "invitation", "password", "account/password", "account/second-factor", "account/second-factor/off"],
            policies[RateLimits.SignIn].Distinct(), strict: true);
        Assert.Equivalent((string[])["employees/{id:guid}/vcard", "employees/{id:guid}/download", "log.csv", "people/print", "people/export.csv", "people/export.xlsx", "people/export.json"], policies[RateLimits.Export].Distinct(), strict: true);
        Assert.Equivalent(
            (string[])["", "employees/{id:guid}", "employees/{id:guid}/history", "employees/managers", "employees/new/checks", "employees/{id:guid}/checks", "org", "org/{id:guid}", "org/chart", "org/chart.svg", "changes", "log", "people/values"], policies[RateLimits.Search].Distinct(), strict: true);
        Assert.Equal(["employees/{id:guid}/suggestions/new"], policies[RateLimits.Correction]);
        Assert.Equivalent(
            site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<RequestBodyLimitAttribute>() is not null).Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Append("admin/company/logo").Distinct(),
            policies[RateLimits.Upload].Distinct(), strict: true);
    }

    private static IEnumerable<string> Policies => Haste.Policies;

    private static Task<DirectorySite> StartAsync(string policy, params (string, string)[] settings) =>
        DirectorySite.StartAsync([.. settings, ($"RateLimits:{policy}", "1")]);

    /// <summary>Three within a minute are enough, unless the machine takes a minute for each.</summary>
    private static async Task<Page> UntilRefusedAsync(HttpClient visitor, string address, string method)
    {
        for (var i = 0; i < 20; i++)
        {
            var page = await Page.ReadAsync(visitor, await visitor.SendAsync(new(new(method), address), Cancellation));
            if (page.Status == HttpStatusCode.TooManyRequests)
                return page;
        }
        throw new InvalidOperationException($"{address} is not limited.");
    }

    private static HttpClient From(DirectorySite site, string address)
    {
        var visitor = site.NewVisitor();
        visitor.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return visitor;
    }

    private static int CounterOf(IPAddress address) => RateLimits.CounterOf(new DefaultHttpContext { Connection = { RemoteIpAddress = address } });
}
