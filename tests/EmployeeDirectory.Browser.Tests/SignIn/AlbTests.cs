using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Browser.Tests.SignIn;

/// <summary>A balancer that signs people in, and a real browser.</summary>
public sealed class AlbTests(Chromium chromium, OidcProvider provider) : IAsyncLifetime
{
    private AuthenticatingBalancer balancer = null!;
    private TunnelProxy tunnel = null!;
    private Site site = null!;
    private Front front = null!;

    public async ValueTask InitializeAsync()
    {
        var issuer = await provider.IssuerAsync();
        balancer = new(issuer);
        tunnel = new(AuthenticatingBalancer.KeyHost, balancer.KeyAt);
        site = await Site.StartAsync(new(tunnel.Environment)
        {
            ["SignIn__Mode"] = "Alb",
            ["SignIn__AlbArn"] = AuthenticatingBalancer.Arn,
            ["SignIn__Authority"] = issuer,
            ["SignIn__ClientId"] = AuthenticatingBalancer.ClientId,
            ["SignIn__AdminGroup"] = "directory-admins",
            ["Proxy__Networks"] = "127.0.0.0/8",
            ["Storage__SampleEmployees"] = "5",
        });
        front = await Front.StartAsync(site.BaseUrl, balancer.AuthenticateAsync);
        await provider.RegisterAsync(AuthenticatingBalancer.ClientId, front.BaseUrl);
    }

    public async ValueTask DisposeAsync()
    {
        await front.DisposeAsync();
        site.Dispose();
        tunnel.Dispose();
        balancer.Dispose();
    }

    [Fact]
    public async Task SignInAndOut_ByTheBalancer_IsOneButtonEach()
    {
        await using var visitor = await chromium.VisitAsAnyoneAsync(front.BaseUrl, new() { IgnoreHTTPSErrors = true });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await NameAsync(page, "Ada");
        await page.Link("Sign in").ClickAsync();
        await page.Button("Sign in with your company account").ClickAsync();
        await Expect(page.GetByText("Ada of the balancer", new() { Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync("/employees/new");
        await Expect(page.Title()).ToHaveTextAsync("Add a person");

        await page.GetByText("Ada of the balancer", new() { Exact = true }).ClickAsync();
        await page.Button("Sign out").ClickAsync();
        // By way of the provider, which does not know this browser and sends it back at once.
        await Expect(page.GetByLabel("Name")).ToBeVisibleAsync();
        await NameAsync(page, "Grace");
        await Expect(page.Link("Sign in")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Session_OfTheOneBeforeAtThisComputer_IsNotTheNextOnes()
    {
        await using var visitor = await chromium.VisitAsAnyoneAsync(front.BaseUrl, new() { IgnoreHTTPSErrors = true });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await NameAsync(page, "Ada");
        await page.Link("Sign in").ClickAsync();
        await page.Button("Sign in with your company account").ClickAsync();
        await Expect(page.GetByText("Ada of the balancer", new() { Exact = true })).ToBeVisibleAsync();

        await visitor.ClearCookiesAsync(new() { Name = "AWSELBAuthSessionCookie-0" });
        await page.GotoAsync("/");
        await NameAsync(page, "Grace");
        await Expect(page.Link("Sign in")).ToBeVisibleAsync();
        await Expect(page.GetByText("Ada of the balancer")).ToHaveCountAsync(0);
    }

    private static async Task NameAsync(IPage page, string name)
    {
        await page.GetByLabel("Name").FillAsync(name);
        await page.Button("Continue").ClickAsync();
    }
}
