using System.Net;
using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace EmployeeDirectory.Web.Tests.Features.Layout;

/// <summary>What a person entered is in every answer that refuses it, and can be posted from there.</summary>
public sealed partial class KeptEntriesTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private const string Script = "\"><script>alert(1)</script>";

    private static readonly string Long = string.Join("\r\n", Enumerable.Range(0, 400).Select(line => $"line {line} شيء"))[..4000];

    private readonly DirectorySite _site = embedded.Site;

    [Fact]
    public async Task Post_SignedOutMeanwhile_KeepsEverythingAndIsSavedOnceSignedInAgain()
    {
        var form = (await _site.GetAsync("/employees/new")).Form("/employees/new")
            .With("DisplayName", "Kept Over Sign-in").With("About", Long).With("Phones", "+44 113 496 0001", "+44 113 496 0002").With("Skills", "a, b");
        using var visitor = _site.NewVisitor();
        var refused = await form.WithFile("me.png", [1, 2, 3]).PostAsync(visitor);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Contains("Nothing was saved", refused.Text, StringComparison.Ordinal);
        Assert.Contains("kept on this page", refused.Text, StringComparison.Ordinal);
        Assert.Contains("me.png", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Choose the photo again", refused.ErrorAt("Photo"), StringComparison.Ordinal);
        Assert.Equal(form.Value("SubmissionId"), refused.Value("SubmissionId"));
        Assert.StartsWith("/sign-in", refused.Document.QuerySelector("main a[target=_blank]")!.GetAttribute("href"), StringComparison.Ordinal);

        // The token is that of someone who was not signed in: one press more, which says who is signed in now.
        var named = await refused.Form("/employees/new").PostAsync(_site.Client);
        Assert.Equal(HttpStatusCode.BadRequest, named.Status);
        Assert.Contains("You are signed in as Admin ", named.Text, StringComparison.Ordinal);
        var saved = await _site.FollowAsync(await named.Form("/employees/new").PostAsync(_site.Client));
        Assert.Contains("Kept Over Sign-in", saved.Text, StringComparison.Ordinal);
        Assert.Contains("+44 113 496 0002", saved.Text, StringComparison.Ordinal);
        var edit = await _site.GetAsync($"{saved.Response.RequestMessage!.RequestUri!.AbsolutePath}/edit");
        Assert.Equal(Long.ReplaceLineEndings("\n"), edit.Value("About")!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Post_SignedOutMeanwhile_KeepsTheVersionSoThatAConflictIsSeen()
    {
        var profile = await _site.AddAsync("Changed Twice");
        var form = (await _site.GetAsync($"{profile}/edit")).Form("/edit").With("JobTitle", "Mine");
        await (await _site.GetAsync($"{profile}/edit")).Form("/edit").With("JobTitle", "Theirs").PostAsync();
        using var visitor = _site.NewVisitor();
        var named = await (await form.PostAsync(visitor)).Form("/edit").PostAsync(_site.Client);
        var conflict = await named.Form("/edit").PostAsync(_site.Client);
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Mine", conflict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BySomeoneElseMeanwhile_NamesThemOrRefusesThemAndKeepsTheEntries()
    {
        var form = (await _site.GetAsync("/employees/new")).Form("/employees/new").With("DisplayName", "Whose Is This");
        using var admin = await _site.NewVisitorAsync(Role.Admin);
        var named = await form.PostAsync(admin);
        Assert.Equal(HttpStatusCode.BadRequest, named.Status);
        Assert.Contains("You are signed in as Admin ", named.Text, StringComparison.Ordinal);
        Assert.Equal("Whose Is This", named.Value("DisplayName"));

        using var viewer = await _site.NewVisitorAsync(Role.Viewer);
        var refused = await form.PostAsync(viewer);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("Whose Is This", refused.Value("DisplayName"));
        var listed = (await _site.GetAsync("/?q=Whose")).Document.QuerySelectorAll("main .name").Select(found => found.TextContent.Trim());
        Assert.DoesNotContain("Whose Is This", listed);
    }

    [Theory]
    [InlineData("/employees/{id}/suggestions/new?field=About", "Value")]
    [InlineData("/accounts/invite", "Person")]
    [InlineData("/employees/{id}/erase", "Name")]
    [InlineData("/employees/{id}/edit", "About")]
    public async Task Post_AnyForm_KeepsItsTextAsText(string address, string field)
    {
        var profile = await _site.AddAsync($"Has Forms {Guid.NewGuid():N}");
        if (address.EndsWith("/erase", StringComparison.Ordinal))
            await (await _site.GetAsync($"{profile}/edit")).Form("/edit").With("Status", "Left").PostAsync();
        address = address.Replace("/employees/{id}", profile, StringComparison.Ordinal);
        var form = (await _site.GetAsync(address)).Form(address).With(field, Script);
        using var visitor = _site.NewVisitor();
        foreach (var (page, status) in new[]
        {
            (await form.PostAsync(visitor), HttpStatusCode.Unauthorized),
            (await form.With("__RequestVerificationToken", "stale").PostAsync(), HttpStatusCode.BadRequest),
            (await form.Without("__RequestVerificationToken").PostAsync(), HttpStatusCode.BadRequest)
        })
        {
            Assert.Equal(status, page.Status);
            Assert.Equal(Script, page.Value(field));
            Assert.Equal(address, page.Form(address).Address);
            Assert.Empty(page.Document.QuerySelectorAll("main script"));
        }
    }

    [Theory]
    [InlineData("/account/password")]
    [InlineData("/account/second-factor")]
    public async Task Post_FormWithSecrets_CarriesNoneOfThemBack(string address)
    {
        var form = (await _site.GetAsync(address)).Form(address);
        foreach (var name in (string[])["Current", "Password", "password", "Code", "Secret", "Proof", "__requestverificationtoken"])
            form.With(name, $"s3cret-{name}");
        using var visitor = _site.NewVisitor();
        foreach (var page in new[] { await form.PostAsync(visitor), await form.With("__RequestVerificationToken", "s3cret-six").PostAsync() })
        {
            Assert.DoesNotContain("s3cret", page.Html, StringComparison.Ordinal);
            Assert.Contains("not kept", page.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>A form with a new kind of secret has to be named where entries are kept.</summary>
    [Fact]
    public async Task Views_FieldsForSecrets_AreKnown()
    {
        var views = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "EmployeeDirectory.Web", "Features"), "*.cshtml", SearchOption.AllDirectories);
        var names = views.SelectMany(view => Secret().Matches(File.ReadAllText(view)).Select(match => match.Groups["name"].Value)).Distinct().Where(name => !name.StartsWith('@')).ToList();
        Assert.NotEmpty(names);
        var form = (await _site.GetAsync("/employees/new")).Form("/employees/new");
        foreach (var name in names)
            form.With(name, "s3cret");
        using var visitor = _site.NewVisitor();
        Assert.DoesNotContain("s3cret", (await form.PostAsync(visitor)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    public async Task Post_FromAnotherSite_ShowsNothingOfItAndOffersNoForm(string header, string value)
    {
        using var visitor = _site.NewVisitor();
        visitor.DefaultRequestHeaders.Add(header, value);
        using var body = new FormUrlEncodedContent([new("DisplayName", "planted")]);
        var page = await Page.ReadAsync(visitor, await visitor.PostAsync("/employees/new", body));
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.DoesNotContain("planted", page.Html, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Post_ToAnAddressThatLooksLikeAnotherHost_OffersNoFormThere()
    {
        using var body = new FormUrlEncodedContent([new("DisplayName", "x")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://ignored") { Content = body };
        request.RequestUri = new($"{_site.Client.BaseAddress}/elsewhere.example/x");
        var page = await Page.ReadAsync(_site, await _site.Client.SendAsync(request));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main form"), form => form.GetAttribute("action")!.StartsWith("//", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_KeyRingLost_KeepsTheEntries()
    {
        var form = (await _site.GetAsync("/employees/new")).Form("/employees/new").With("DisplayName", "Keys Were Lost");
        var cookies = new CookieContainer();
        foreach (var name in (string[])["session", "antiforgery"])
            cookies.Add(_site.Client.BaseAddress!, new Cookie(name, "CfDJ8OfAnotherRing"));
        using var visitor = _site.NewVisitor(cookies);
        var refused = await form.PostAsync(visitor);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        var named = await refused.Form("/employees/new").PostAsync(_site.Client);
        Assert.Equal(HttpStatusCode.Redirect, (await named.Form("/employees/new").PostAsync(_site.Client)).Status);
    }

    [Fact]
    public async Task Post_StoreOutOfReach_KeepsTheEntriesOfAForm()
    {
        var broken = new Mock<ICorrectionStore>();
        broken.Setup(store => store.AddAsync(It.IsAny<Correction>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StoreUnavailableException("away", new TimeoutException()));
        broken.Setup(store => store.ListOpenAsync(It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        broken.Setup(store => store.ListByAsync(It.IsAny<string>(), It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        await using var site = await DirectorySite.StartAsync(services => services.AddSingleton(broken.Object));
        var address = $"{await site.AddAsync("Has A Mistake")}/suggestions/new?field=JobTitle";
        var form = (await site.GetAsync(address)).Form(address).With("Value", "Head of Design");
        var page = await form.PostAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal("Head of Design", page.Value("Value"));
        Assert.Equal(form.Value("Id"), page.Form(address).Value("Id"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await page.Form(address).PostAsync()).Status);
    }

    [Fact]
    public async Task Post_TooOften_KeepsTheEntries()
    {
        await using var site = await DirectorySite.StartAsync(("RateLimits:Upload", "1"));
        var form = (await site.GetAsync("/employees/new")).Form("/employees/new").With("DisplayName", "").With("JobTitle", "Patient");
        Page page;
        do
            page = await form.PostAsync();
        while (page.Status == HttpStatusCode.UnprocessableEntity);
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal("Patient", page.Value("JobTitle"));
    }

    [Theory]
    [InlineData("/employees/new", 12_500_000)]
    [InlineData("{profile}/edit", 12_500_000)]
    [InlineData("{profile}/edit", 60_000_000)]
    public async Task Post_PhotoOverTheLimit_Is413InTheFormItself(string address, int bytes)
    {
        address = address.Replace("{profile}", await _site.AddAsync($"Big Photo {Guid.NewGuid():N}"), StringComparison.Ordinal);
        var form = (await _site.GetAsync(address)).Form(address).With("JobTitle", "Photographer").With("About", "one\r\ntwo").With("Phones", "+44 113 496 0003", "");
        using var content = new MultipartFormDataContent();
        using var photo = new ByteArrayContent(new byte[bytes]);
        content.Add(photo, "\"Photo\"", "\"huge.jpg\"");
        foreach (var part in form.Content())
            content.Add(part);
        var page = await Page.ReadAsync(_site, await _site.Client.PostAsync(address, content));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Contains("larger than 10 MB", page.ErrorAt("Photo"), StringComparison.Ordinal);
        Assert.Contains("huge.jpg", page.Text, StringComparison.Ordinal);
        Assert.Equal("Photographer", page.Value("JobTitle"));
        Assert.Equal("one\r\ntwo", page.Value("About"));
        Assert.Equal(form.Value("SubmissionId"), page.Value("SubmissionId"));
        Assert.Equal(HttpStatusCode.Redirect, (await page.Form(address).With("DisplayName", "Now Without").PostAsync()).Status);
    }

    [Fact]
    public async Task Post_PhotoOverTheLimitOnThePhotoPage_Is413AtTheField()
    {
        var address = $"{await _site.AddAsync("Big Portrait")}/photo";
        var page = await (await _site.GetAsync(address)).Form(address).WithFile("huge.jpg", new byte[12_500_000]).PostAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Contains("larger than 10 MB", page.ErrorAt("Photo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_PhotoOverTheLimitAfterTheSessionEnded_KeepsTheEntries()
    {
        var form = (await _site.GetAsync("/employees/new")).Form("/employees/new").With("DisplayName", "Both At Once").WithFile("huge.jpg", new byte[12_500_000]);
        using var visitor = _site.NewVisitor();
        var page = await form.PostAsync(visitor);
        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        Assert.Equal("Both At Once", page.Value("DisplayName"));
    }

    [Fact]
    public async Task Post_MoreTextThanAFormHolds_IsOur413AndNotKept()
    {
        using var body = new FormUrlEncodedContent([new("Value", new('x', 400_000))]);
        var page = await Page.ReadAsync(_site, await _site.Client.PostAsync("/accounts/invite", body));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.True(page.Html.Length < 100_000);

        using var many = new MultipartFormDataContent();
        for (var part = 0; part < 30; part++)
            many.Add(new StringContent(new('x', 500_000)), "\"About\"");
        page = await Page.ReadAsync(_site, await _site.Client.PostAsync("/employees/new", many));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.True(page.Html.Length < 100_000);
    }

    [Fact]
    public async Task Post_FieldsWithMoreNameThanAFormHolds_AreNotKept()
    {
        using var many = new MultipartFormDataContent();
        for (var part = 0; part < 400; part++)
            many.Add(new StringContent("x"), $"\"{part}{new string('n', 800)}\"");
        using var visitor = _site.NewVisitor();
        var page = await Page.ReadAsync(_site, await visitor.PostAsync("/employees/new", many));
        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        Assert.True(page.Html.Length < 100_000);
    }

    [GeneratedRegex("""<input\b(?=[^>]*(?:type="password"|one-time-code|name="(?:Secret|Proof|Code)"))[^>]*\bname="(?<name>[^"]+)""", RegexOptions.None, 1000)]
    private static partial Regex Secret();
}
