using System.Net;
using System.Text.Json.Nodes;
using EmployeeDirectory.Web.Tests.Imaging;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Admin;

public sealed class LogoTests
{
    [Fact]
    public async Task Logo_Wide_StaysWholeAndIsTheIconOfTheInstalledDirectory()
    {
        await using var site = await DirectorySite.StartAsync();
        var plain = await ManifestAsync(site);
        Assert.Equal(("Directory", 3), (plain["name"]!.ToString(), plain["icons"]!.AsArray().Count));

        var wide = Pixels.Quarters(2000, 200).Saved(".png");
        var form = (await site.GetAsync("/admin/company")).Form("/admin/company").With("Name", "Zoë & Söhne");
        Assert.Equal(HttpStatusCode.Redirect, (await form.WithFile("logo.png", wide).PostAsync()).Status);
        var page = (await site.GetAsync("/")).Document;
        var logo = page.QuerySelector(".site-header .logo")!;
        Assert.Equal(("112", "28"), (logo.GetAttribute("width"), logo.GetAttribute("height")));
        var small = Pixels.Of(await site.Client.GetByteArrayAsync(logo.GetAttribute("src")));
        Assert.Equal((256, 26, "RGBY"), (small.Width, small.Height, small.SeenQuarters));

        var named = await ManifestAsync(site);
        Assert.Equal(("Zoë & Söhne", "Zoë & Söhne"), (named["name"]!.ToString(), named["short_name"]!.ToString()));
        var icon = Assert.Single(named["icons"]!.AsArray())!;
        Assert.Equal($"/{icon["src"]}", page.QuerySelector("link[rel=icon]")!.GetAttribute("href"));
        var drawn = Pixels.Of(await site.Client.GetByteArrayAsync($"/{icon["src"]}"));
        Assert.Equal(icon["sizes"]!.ToString(), $"{drawn.Width}x{drawn.Height}");

        await (await site.GetAsync("/admin/company")).Form("/admin/company").With("RemoveLogo", "true").PostAsync();
        Assert.StartsWith("/mark.", (await site.GetAsync("/")).Document.QuerySelector("link[rel=icon]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> ManifestAsync(DirectorySite site)
    {
        using var stranger = site.NewVisitor();
        var answer = await stranger.GetAsync("/directory.webmanifest");
        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType!.MediaType);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
