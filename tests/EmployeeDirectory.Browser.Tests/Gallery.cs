namespace EmployeeDirectory.Browser.Tests;

/// <summary>A site with a set cast, for tests that look at pages.</summary>
public sealed class Gallery
{
    private readonly Lock gate = new();
    private Task<Cast>? cast;

    public async Task<(IBrowserContext Visitor, Cast Cast)> VisitAsync(Chromium chromium, Sites sites, BrowserNewContextOptions? options = null)
    {
        var visitor = await chromium.VisitAsync(await sites.OnAsync("Gallery"), options);
        lock (gate)
            cast ??= FillAsync(chromium, sites);
        await visitor.AddCookiesAsync([(await sites.OnAsync("Empty")).Admin]);
        return (visitor, await cast);
    }

    private static async Task<Cast> FillAsync(Chromium chromium, Sites sites)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Gallery"));
        return await Cast.AddAsync(visitor, (await sites.OnAsync("Empty")).BaseUrl);
    }
}
