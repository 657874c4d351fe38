using System.Net;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Layout;

public sealed class ThemeTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private DirectorySite Site => embedded.Site;

    private string Origin => Site.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    private static bool SetsTheme(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.Contains("theme=", StringComparison.Ordinal));

    [Theory, InlineData("dark"), InlineData("light")]
    public async Task Post_Choice_IsKeptForAYearAndOnThePageFromItsFirstByte(string theme)
    {
        using var visitor = Site.NewVisitor();
        var before = await visitor.GetPageAsync("/");
        Assert.Equal("system", before.Document.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("light dark", SchemeOf(before));

        using var chosen = await PostAsync(visitor, theme, ("Origin", Origin));

        var cookie = Assert.Single(chosen.Headers.GetValues("Set-Cookie"));
        foreach (var part in (string[])[$"theme={theme}", "max-age=31536000", "path=/", "samesite=lax", "httponly"])
            Assert.Contains(part, cookie.Split("; "));
        var page = await visitor.GetPageAsync("/");
        Assert.Equal((theme, theme), (page.Document.DocumentElement.GetAttribute("data-theme"), SchemeOf(page)));
        Assert.Single(page.Document.QuerySelectorAll("meta[name=theme-color]:not([media])"));
        Assert.Equal(theme, page.Document.QuerySelector("[name=theme][aria-pressed=true]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Post_System_ForgetsTheChoice()
    {
        using var visitor = Site.NewVisitor();
        using var dark = await PostAsync(visitor, "dark", ("Origin", Origin));

        using var system = await PostAsync(visitor, "system", ("Origin", Origin));

        Assert.Equal("system", (await visitor.GetPageAsync("/")).Document.DocumentElement.GetAttribute("data-theme"));
    }

    [Theory, InlineData("pink"), InlineData("7"), InlineData("light,dark"), InlineData("")]
    public async Task Theme_OfNoSuchName_IsNotTaken(string theme)
    {
        using var visitor = Site.NewVisitor();
        using var refused = await PostAsync(visitor, theme, ("Origin", Origin));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.False(SetsTheme(refused));

        visitor.DefaultRequestHeaders.Add("Cookie", $"theme={theme}");

        Assert.Equal("system", (await visitor.GetPageAsync("/")).Document.DocumentElement.GetAttribute("data-theme"));
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.BadRequest)]
    [InlineData(null, "{own}", HttpStatusCode.Redirect)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", null, HttpStatusCode.Redirect)]
    [InlineData("same-site", "{own}", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "{own}", HttpStatusCode.Forbidden)]
    [InlineData("none", null, HttpStatusCode.BadRequest)]
    public async Task Post_FromElsewhere_IsRefused(string? fetchSite, string? origin, HttpStatusCode status)
    {
        using var visitor = Site.NewVisitor();

        using var answer = await PostAsync(visitor, "dark", ("Sec-Fetch-Site", fetchSite), ("Origin", origin?.Replace("{own}", Origin, StringComparison.Ordinal)));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.Redirect, SetsTheme(answer));
    }

    [Theory]
    [InlineData("{own}/?view=table&page=2", "/?view=table&page=2")]
    [InlineData("{own}/?q=%C5%81%C3%B3d%C5%BA", "/?q=%C5%81%C3%B3d%C5%BA")]
    [InlineData("{own}/employees/new#who", "/employees/new")]
    [InlineData("{own}//evil.example/", "/")]
    [InlineData("{own}/\\evil.example/", "/")]
    [InlineData("{own}/\tevil", "/%09evil")]
    [InlineData("https://evil.example/employees/new", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/employees/new", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    public async Task Post_WhereverFrom_GoesBackToOwnPagesOnly(string referer, string location)
    {
        using var visitor = Site.NewVisitor();

        using var answer = await PostAsync(visitor, "dark", ("Origin", Origin), ("Referer", referer.Replace("{own}", Origin, StringComparison.Ordinal)));

        Assert.Equal(location, answer.Headers.Location?.ToString());
    }

    private static string? SchemeOf(Page page) => page.Document.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content");

    private static Task<HttpResponseMessage> PostAsync(HttpClient visitor, string theme, params (string Name, string? Value)[] headers)
    {
        var post = new HttpRequestMessage(HttpMethod.Post, "/theme") { Content = new FormUrlEncodedContent([new("theme", theme)]) };
        foreach (var (name, value) in headers)
            if (value is not null)
                post.Headers.TryAddWithoutValidation(name, value);
        return visitor.SendAsync(post);
    }
}
