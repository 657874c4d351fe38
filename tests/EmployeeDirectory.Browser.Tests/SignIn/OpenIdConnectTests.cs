using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Browser.Tests.SignIn;

/// <summary>A certified provider, a balancer that ends the encryption, and a real browser.</summary>
public sealed class OpenIdConnectTests(Chromium chromium, OidcProvider provider) : IAsyncLifetime
{
    private readonly string client = $"directory-{Guid.NewGuid():N}";
    private readonly string person = PostedPeople.Unique("ada").Replace(' ', '-');
    private Site site = null!;
    private Front front = null!;

    public async ValueTask InitializeAsync()
    {
        site = await Site.StartAsync(new()
        {
            ["SignIn__Authority"] = await provider.IssuerAsync(),
            ["SignIn__ClientId"] = client,
            ["SignIn__ClientSecret"] = OidcProvider.Secret,
            ["SignIn__AdminGroup"] = "directory-admins",
            ["Proxy__Networks"] = "127.0.0.0/8",
            ["Storage__SampleEmployees"] = "5",
        });
        front = await Front.StartAsync(site.BaseUrl);
        await provider.RegisterAsync(client, front.BaseUrl);
        await provider.DescribeAsync(new { sub = person, name = "Ada Lovelace", groups = (string[])["directory-admins"] });
    }

    public async ValueTask DisposeAsync()
    {
        await front.DisposeAsync();
        site.Dispose();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task SignInAndOut_ThroughTheBalancer_IsOneButtonEach(bool javaScript)
    {
        await using var visitor = await VisitAsync(new() { JavaScriptEnabled = javaScript });
        var page = await visitor.NewPageAsync();
        var complaints = Complaints(page);
        await page.GotoAsync("/employees/new");
        await SignInAsync(page);

        await Expect(page).ToHaveURLAsync(new Uri(front.BaseUrl, "employees/new").ToString());
        await Expect(page.Title()).ToHaveTextAsync("Add a person");
        foreach (var cookie in await visitor.CookiesAsync([front.BaseUrl.ToString()]))
        {
            Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal);
            Assert.True(cookie is { Secure: true, HttpOnly: true, SameSite: SameSiteAttribute.Lax or SameSiteAttribute.Strict }, cookie.Name);
        }
        Assert.Empty(complaints);

        await page.GetByText("Ada Lovelace", new() { Exact = true }).ClickAsync();
        await page.Button("Sign out").ClickAsync();
        await page.Button("Yes, sign me out").ClickAsync();
        await Expect(page).ToHaveURLAsync(front.BaseUrl.ToString());
        await Expect(page.Link("Sign in")).ToBeVisibleAsync();

        await page.Link("Sign in").ClickAsync();
        await page.Button("Sign in with your company account").ClickAsync();
        await Expect(page.GetByLabel("Name")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignIn_AfterTheKeysWereRotated_GoesOn()
    {
        for (var turn = 0; turn < 2; turn++)
        {
            await using var visitor = await VisitAsync();
            var page = await visitor.NewPageAsync();
            await page.GotoAsync("/employees/new");
            await SignInAsync(page);
            await Expect(page.Title()).ToHaveTextAsync("Add a person");
            await provider.RotateKeysAsync();
        }
    }

    [Fact]
    public async Task SignIn_ResponseOfSomeoneElse_LeadsBackToTheSignInPage()
    {
        await using var visitor = await VisitAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"/sign-in/callback?code=stolen&state=invented&iss={await provider.IssuerAsync()}");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("was not accepted");
        await Expect(page.Button("Sign in with your company account")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignIn_WithAForgedToken_LeadsBackToTheSignInPageAsNobody()
    {
        (string How, string Reason)[] forgeries =
        [
            ("audience", "InvalidAudience"), ("issuer", "InvalidIssuer"), ("expired", "Expired"), ("nonce", "its nonce differs"),
            ("none", "InvalidSignature"), ("HS256", "InvalidSignature")
        ];
        foreach (var (how, reason) in forgeries)
        {
            await provider.ForgeAsync(client, how);
            var said = site.Output.Length;
            await using var visitor = await VisitAsync();
            var page = await visitor.NewPageAsync();
            await page.GotoAsync("/employees/new");
            await SignInAsync(page);
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("was not accepted");
            Assert.Contains(reason, site.Output[said..], StringComparison.Ordinal);
            await Expect(page.GetByText("Ada Lovelace")).ToHaveCountAsync(0);
            await page.GotoAsync("/employees/new");
            await Expect(page.Button("Sign in with your company account")).ToBeVisibleAsync();
        }
    }

    [Theory, InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task SignInPage_WithAButtonForTheCompany_HasNoViolation(ColorScheme scheme)
    {
        await using var visitor = await VisitAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 320, Height = 800 } });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await Expect(page.Button("Sign in with your company account")).ToBeVisibleAsync();
        Assert.Empty((await page.RunAxe()).Violations);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    private async Task<IBrowserContext> VisitAsync(BrowserNewContextOptions? options = null)
    {
        options = new(options ?? new()) { IgnoreHTTPSErrors = true };
        return await chromium.VisitAsAnyoneAsync(front.BaseUrl, options);
    }

    private async Task SignInAsync(IPage page)
    {
        await page.Button("Sign in with your company account").ClickAsync();
        await page.GetByLabel("Name").FillAsync(person);
        await page.Button("Continue").ClickAsync();
    }

    /// <summary>About the directory; the provider has no icon.</summary>
    private static ConcurrentQueue<string> Complaints(IPage page)
    {
        var complaints = new ConcurrentQueue<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Location.Contains("/favicon.ico", StringComparison.Ordinal))
                complaints.Enqueue(message.Text);
        };
        return complaints;
    }
}
