using System.Security.Claims;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>A kept page has an Age.</summary>
public sealed class ListCacheTests : IAsyncLifetime
{
    private DirectorySite _site = null!;

    public async ValueTask InitializeAsync() => _site = await DirectorySite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Get_Again_IsKeptUntilAnythingChanges()
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        Assert.False(await IsKeptAsync("/"));
        Assert.True(await IsKeptAsync("/"));
        Assert.False(await IsKeptAsync("/?q=ada"));
        await _site.ChangeAsync(profile, "DisplayName", "Ada King");
        using var visitor = _site.NewVisitor();
        Assert.Contains("Ada King", (await visitor.GetPageAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("Ada King", (await visitor.GetPageAsync("/?q=ada")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cookie", "session=1")]
    [InlineData("Authorization", "Bearer x")]
    [InlineData("HX-Request", "true")]
    public async Task Get_WhatMayDifferByVisitor_IsNeverKept(string header, string value)
    {
        await _site.AddAsync("Ada Lovelace");
        Assert.False(await IsKeptAsync("/"));
        Assert.False(await IsKeptAsync("/", (header, value)));
        Assert.False(await IsKeptAsync("/", (header, value)));
    }

    [Fact]
    public async Task Get_SignedInByOtherMeansThanACookie_IsNeverKept()
    {
        var asked = Asked();
        asked.HttpContext.User = new(new ClaimsIdentity("balancer"));
        await ((IOutputCachePolicy)new ListCachePolicy()).CacheRequestAsync(asked, TestContext.Current.CancellationToken);
        Assert.Equal((false, false), (asked.AllowCacheLookup, asked.AllowCacheStorage));
    }

    [Theory]
    [InlineData(StatusCodes.Status200OK, "flash=for you", false)]
    [InlineData(StatusCodes.Status404NotFound, "", false)]
    [InlineData(StatusCodes.Status200OK, "", true)]
    public async Task Answer_ForOneVisitorOrAFailure_IsNeverKept(int status, string cookie, bool kept)
    {
        var asked = Asked();
        asked.AllowCacheStorage = true;
        (asked.HttpContext.Response.StatusCode, asked.HttpContext.Response.Headers.SetCookie) = (status, cookie);
        await ((IOutputCachePolicy)new ListCachePolicy()).ServeResponseAsync(asked, TestContext.Current.CancellationToken);
        Assert.Equal(kept, asked.AllowCacheStorage);
    }

    [Fact]
    public async Task Get_OtherEncodingOrTheme_IsAnotherPage()
    {
        await _site.AddAsync("Ada Lovelace");
        (string, string)[] kinds = [("Accept-Encoding", "gzip"), ("Accept-Encoding", "br"), ("Cookie", "theme=dark"), ("Cookie", "theme=light")];
        foreach (var kind in kinds)
            Assert.False(await IsKeptAsync("/", kind));
        foreach (var kind in kinds)
            Assert.True(await IsKeptAsync("/", kind));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=ada")]
    [InlineData("/?q=nobody+here")]
    public async Task Part_KeptForOneRole_IsNotShownToAnother(string address)
    {
        await _site.AddAsync("Ada Lovelace");
        using var viewer = await _site.NewVisitorAsync(Role.Viewer);
        HttpClient[] visitors = [_site.Client, viewer, _site.NewVisitor()];
        var first = new List<string>();
        foreach (var visitor in visitors)
            first.Add(await MainAsync(visitor, address));
        Assert.Equal(address == "/", first[0].Contains("/employees/new", StringComparison.Ordinal));
        Assert.DoesNotContain("/employees/new", first[1], StringComparison.Ordinal);
        Assert.Equal(!address.Contains("nobody", StringComparison.Ordinal), first[1].Contains("/people/export.csv", StringComparison.Ordinal));
        Assert.DoesNotContain("/people/export.csv", first[2], StringComparison.Ordinal);
        for (var again = 0; again < 2; again++)
            foreach (var (visitor, main) in visitors.Zip(first))
                Assert.Equal(main, await MainAsync(visitor, address));
    }

    [Fact]
    public async Task Part_Kept_ChangesWithTheNextSave()
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        using var viewer = await _site.NewVisitorAsync(Role.Viewer);
        foreach (var name in (string[])["Ada King", "Ada Byron"])
        {
            await _site.ChangeAsync(profile, "DisplayName", name);
            foreach (var address in (string[])["/", "/?q=ada", "/?view=table"])
                Assert.Contains(name, (await viewer.GetPageAsync(address)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Parts_OfSomebodyProtectedSince_AreDropped()
    {
        var profile = await _site.AddAsync("Ada Lovelace");
        using var viewer = await _site.NewVisitorAsync(Role.Viewer);
        Assert.Contains("Ada Lovelace", (await viewer.GetPageAsync("/")).Text, StringComparison.Ordinal);
        var parts = (MemoryCache)_site.Services.GetRequiredService<CacheTagHelperMemoryCacheFactory>().Cache;
        Assert.NotEqual(0, parts.Count);
        await _site.ChangeAsync(profile, "Protected", "true");
        Assert.Equal(0, parts.Count);
    }

    private static async Task<string> MainAsync(HttpClient visitor, string address) =>
        (await visitor.GetPageAsync(address)).Document.QuerySelector(".list, .empty")!.OuterHtml;

    private OutputCacheContext Asked() => new() { HttpContext = new DefaultHttpContext { RequestServices = _site.Services, Request = { Method = "GET" } } };

    /// <summary>As a visitor without cookies.</summary>
    private async Task<bool> IsKeptAsync(string address, params (string Name, string Value)[] headers)
    {
        using var visitor = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = _site.Client.BaseAddress };
        foreach (var (name, value) in headers)
            visitor.DefaultRequestHeaders.Add(name, value);
        using var response = await visitor.GetAsync(address);
        response.EnsureSuccessStatusCode();
        Assert.Contains("frame-ancestors", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        return response.Headers.Age is not null;
    }
}
