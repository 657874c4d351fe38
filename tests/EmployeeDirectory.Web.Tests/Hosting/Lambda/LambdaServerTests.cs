using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Hosting.Lambda;

/// <summary>Pages from the program as a Lambda function, beside those from Kestrel, on one table and bucket.</summary>
public sealed partial class LambdaServerTests(FleetOfOne fleet) : IClassFixture<FleetOfOne>, IAsyncLifetime
{
    private readonly LambdaDirectory _lambda = new(fleet.Aws.SettingsWithKey);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private HttpClient Kestrel => fleet.Instance.Client;

    public async ValueTask InitializeAsync()
    {
        await _lambda.StartAsync();
        await _lambda.SignInAsync();
    }

    public ValueTask DisposeAsync() => _lambda.DisposeAsync();

    [Fact]
    public async Task Walk_EveryPage_AnswersAsFromKestrel()
    {
        var (profile, photo) = await Kestrel.AddWithPhotoAsync("Zoë Łukasz Nguyễn");
        await Wait.UntilAsync(async () => (await _lambda.Admin.GetPageAsync("/")).Text.Contains("Nguyễn", StringComparison.Ordinal));
        string[] addresses =
        [
            "/", "/?q=zo%C3%AB", "/?Departments=A&Departments=B%26C", "/?q=nobody-at-all", "/org", "/org/chart", "/org/chart.svg", profile, $"{profile}/vcard", photo, "/changes",
            $"{profile}/edit", $"{profile}/history", "/employees/new", "/accounts/invite", "/suggestions", "/account/password", "/password", "/health/live",
            "/employees/00000000-0000-0000-0000-000000000000", "/no/such%20page", "/org?q=%E2%9C%93+%2B"
        ];
        foreach (var address in addresses)
        {
            var (here, there) = (await Kestrel.GetAsync(address, Stop), await _lambda.Admin.GetAsync(address, Stop));
            Assert.Equal((address, here.StatusCode), (address, there.StatusCode));
            Assert.Equal(await ReadAsync(here), await ReadAsync(there));
            Assert.Equal(HeadersOf(here), HeadersOf(there));
        }
    }

    [Fact]
    public async Task Forms_SavedRefusedAndUploaded_WorkAsOnAServer()
    {
        var (profile, photo) = await _lambda.Admin.AddWithPhotoAsync("Greta Gateway");
        var picture = await _lambda.Admin.GetAsync(photo, Stop);
        Assert.Equal("image/webp", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await Kestrel.GetByteArrayAsync(photo, Stop), await picture.Content.ReadAsByteArrayAsync(Stop));

        var refused = await (await _lambda.Admin.GetPageAsync($"{profile}/edit")).Form("/edit").With("DisplayName", "").PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEqual("", refused.ErrorAt("DisplayName"));

        var saved = await (await _lambda.Admin.GetPageAsync($"{profile}/edit")).Form("/edit").With("JobTitle", "Gatekeeper & Co. ✓").PostAsync();
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Contains("Gatekeeper & Co. ✓", (await _lambda.Admin.GetPageAsync(profile)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visitor_NotSignedIn_IsKeptOut()
    {
        var answer = await _lambda.Visitor.GetAsync("/accounts", Stop);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.AbsolutePath : answer.Headers.Location.ToString().Split('?')[0]);
    }

    [Fact]
    public async Task Address_WithANullCharacter_IsRefusedAsOnAServer()
    {
        foreach (var site in (HttpClient[])[Kestrel, _lambda.Visitor])
            Assert.Equal(HttpStatusCode.BadRequest, (await site.GetAsync("/x%00", Stop)).StatusCode);
    }

    [Fact]
    public async Task Head_APage_HasNoBody()
    {
        var answer = await _lambda.Visitor.SendAsync(new(HttpMethod.Head, "/"), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task Health_AskedDeeply_ChecksTableAndBucket()
    {
        var health = await _lambda.Visitor.GetAsync("/health/deep", Stop);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Contains("\"photos\":{\"status\":\"Healthy\"", await health.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_AfterAFreeze_ShowWhatWasSavedMeanwhile()
    {
        await _lambda.StartAsync();
        for (var round = 0; round < 8; round++)
        {
            var name = $"Thawed Number {round}";
            await Kestrel.AddAsync(name);
            await Task.Delay(TimeSpan.FromSeconds(1.1), Stop);
            for (var environment = 0; environment < _lambda.Environments.Count; environment++)
                Assert.Contains(name, (await _lambda.Visitor.GetPageAsync("/?q=thawed")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Environments_SeveralAtOnce_ServeVisitorsWhileAnAdminSaves()
    {
        await _lambda.StartAsync();
        await _lambda.StartAsync();
        var names = Enumerable.Range(0, 6).Select(number => $"Parallel Number {number}").ToList();
        var visits = Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var visitor = _lambda.NewVisitor();
            for (var page = 0; page < 5; page++)
                Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/?q=parallel&Page={page}", Stop)).StatusCode);
        }));
        foreach (var name in names)
            await _lambda.Admin.AddAsync(name);
        await visits;
        await Task.Delay(TimeSpan.FromSeconds(1.1), Stop);
        for (var environment = 0; environment < _lambda.Environments.Count; environment++)
        {
            var list = (await _lambda.Visitor.GetPageAsync("/?q=parallel")).Text;
            Assert.All(names, name => Assert.Contains(name, list, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("the right one", HttpStatusCode.OK)]
    [InlineData("the one before", HttpStatusCode.OK)]
    [InlineData("a wrong one", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task Origin_BehindCloudFront_MustProveItself(string? secret, HttpStatusCode expected)
    {
        string[] hashes = [.. ((string[])["the right one", "the one before"]).Select(text => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))))];
        (string, string)[] added = [("host", "abc123.execute-api.eu-west-1.amazonaws.com"), ("x-directory-host", LambdaDirectory.Host), ("x-directory-viewer", "2001:db8::7")];
        await using var behind = new LambdaDirectory(
            [.. fleet.Aws.SettingsWithKey, ("Lambda__OriginSecretHashes", string.Join(',', hashes))],
            secret is null ? added : [.. added, ("x-origin-secret", secret)]);
        await behind.StartAsync();
        Assert.Equal(expected, (await behind.Visitor.GetAsync("/", Stop)).StatusCode);
        if (expected != HttpStatusCode.OK)
            return;
        await behind.SignInAsync();
        await behind.Admin.AddAsync("Edge Case");
        Assert.Contains("2001:db8::7", (await behind.Admin.GetPageAsync("/log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_LargerThanAFormMayBe_IsRefusedAsOnAServer()
    {
        foreach (var site in (HttpClient[])[Kestrel, _lambda.Admin])
        {
            using var tooMuch = new FormUrlEncodedContent([new("Theme", new string('a', 3_000_000))]);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await site.PostAsync("/theme", tooMuch, Stop)).StatusCode);
        }
    }

    [Fact]
    public async Task TableOutOfReach_ListsGoOnAndSavesSaySo()
    {
        await _lambda.Admin.AddAsync("Still Listed");
        Assert.Contains("Still Listed", (await _lambda.Visitor.GetPageAsync("/?q=still+listed")).Text, StringComparison.Ordinal);
        var form = (await _lambda.Admin.GetPageAsync("/employees/new")).Form("/employees/new").With("DisplayName", "Not Saved");
        fleet.Aws.Table.Break(Fault.Refuse);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(1.1), Stop);
            Assert.Contains("Still Listed", (await _lambda.Visitor.GetPageAsync("/?q=still+listed")).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await form.PostAsync()).Status);
        }
        finally
        {
            fleet.Aws.Table.Heal();
        }
    }

    [Fact]
    public async Task Event_OfAnUnknownKind_IsReportedAndTheNextIsServed()
    {
        await Assert.ThrowsAsync<LambdaException>(() => _lambda.Environments[0].InvokeAsync(new { @do = "something else" }));
        Assert.Equal(HttpStatusCode.OK, (await _lambda.Visitor.GetAsync("/", Stop)).StatusCode);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == "image/webp"
        ? Convert.ToBase64String(await response.Content.ReadAsByteArrayAsync(Stop))
        : Changing().Replace((await response.Content.ReadAsStringAsync(Stop)).Replace("\r\n ", "", StringComparison.Ordinal), "");

    private static IReadOnlyList<string> HeadersOf(HttpResponseMessage response) =>
    [
        .. response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Transfer-Encoding" or "Content-Length" or "Set-Cookie" or "Strict-Transport-Security" or "Content-Security-Policy"))
            .Select(header => Changing().Replace($"{header.Key}: {string.Join(',', header.Value)}", "")).Order(StringComparer.Ordinal)
    ];

    // Names of admins, tokens, ids of forms and requests, and the address under which the directory is reached.
    [GeneratedRegex("""Ada (Admin|[0-9a-f]{32})|CfDJ8[\w-]+|value="[0-9a-f-]{36}"|\b[0-9A-Z]{13}:[0-9A-F]{8}\b|\b[0-9a-f]{32}\b|https?://(people\.example\.com|127\.0\.0\.1:\d+)""")]
    private static partial Regex Changing();
}
