using Deque.AxeCore.Playwright;
using OtpNet;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>Accounts of the place, from the one-time link to codes from an app.</summary>
public sealed class LocalSignInTests(Chromium chromium, Sites sites)
{
    private const string Password = "quite another few words";

    [Theory, InlineData(true), InlineData(false)]
    public async Task Account_FromTheLinkToSigningInAgain_WithAndWithoutScript(bool script)
    {
        var site = await sites.OnAsync("Embedded");
        var name = PostedPeople.Unique("Ines");
        await using var visitor = await chromium.VisitAsAnyoneAsync(site, new() { JavaScriptEnabled = script, ViewportSize = new() { Width = 390, Height = 800 } });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(await InviteAsync(site));
        await LookAsync(page, script);
        await page.FillAsync(("Name", name), ("Password", Password));
        await page.Button("Create the account").ClickAsync();
        await Expect(page.GetByText($"Welcome, {name}.")).ToBeVisibleAsync();

        await SignOutAsync(page, name);
        await page.GotoAsync("/sign-in?returnUrl=/org");
        await LookAsync(page, script);
        await page.FillAsync(("Name", name), ("Password", "not the right words"));
        var show = page.GetByRole(AriaRole.Button, new() { Name = "Show: Password" });
        await Expect(show).ToHaveCountAsync(script ? 1 : 0);
        if (script)
        {
            await show.ClickAsync();
            await Expect(page.Locator("#Password")).ToHaveAttributeAsync("type", "text");
            await Expect(show).ToHaveAttributeAsync("aria-pressed", "true");
            await Expect(show).ToBeFocusedAsync();
        }
        await page.Button("Sign in").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Name or password is wrong");
        await LookAsync(page, script);
        await page.FillAsync(("Password", Password));
        await page.Button("Sign in").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Org chart");
        await Expect(page.GetByText("Admin", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task ForgottenPassword_WithALinkFromAnAdmin_IsReplaced()
    {
        const string next = "words that are easier to remember";
        var site = await sites.OnAsync("Embedded");
        var name = PostedPeople.Unique("Ilse");
        await using var visitor = await chromium.VisitAsAnyoneAsync(site, new() { ViewportSize = new() { Width = 390, Height = 800 } });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(await InviteAsync(site));
        await page.FillAsync(("Name", name), ("Password", Password));
        await page.Button("Create the account").ClickAsync();

        await using var admin = await chromium.VisitAsync(site, new() { ViewportSize = new() { Width = 390, Height = 800 } });
        var accounts = await admin.NewPageAsync();
        await accounts.GotoAsync("/accounts");
        await accounts.Link(name).ClickAsync();
        await accounts.Button("Create a password link").ClickAsync();
        await LookAsync(accounts, script: true);
        await page.GotoAsync(await accounts.GetByLabel("Link").InputValueAsync());
        await LookAsync(page, script: true);
        await page.FillAsync(("Password", next));
        await page.Button("Set the password").ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("Sign in with the new one");
        await page.FillAsync(("Name", name), ("Password", next));
        await page.Button("Sign in").ClickAsync();
        await Expect(await MenuAsync(page, name)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SecondFactor_TurnedOn_IsAskedFor()
    {
        var site = await sites.OnAsync("Embedded");
        var name = PostedPeople.Unique("Odd نادية");
        await using var visitor = await chromium.VisitAsAnyoneAsync(site);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(await InviteAsync(site));
        await page.FillAsync(("Name", name), ("Password", Password));
        await page.Button("Create the account").ClickAsync();
        await page.GotoAsync("/account");
        await page.Link("Add a second factor").ClickAsync();
        var totp = new Totp(Base32Encoding.ToBytes((await page.Locator("dl code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal)));
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "QR code of the key" })).ToBeVisibleAsync();
        await LookAsync(page, script: true);
        await page.FillAsync(("Password", Password), ("Code", totp.ComputeTotp()));
        await page.Button("Turn on").ClickAsync();
        await Expect(page.GetByText("Codes from an app")).ToBeVisibleAsync();
        await LookAsync(page, script: true);

        await SignOutAsync(page, name);
        await page.GotoAsync("/sign-in");
        await page.FillAsync(("Name", name), ("Password", Password));
        await page.Button("Sign in").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Enter your code");
        await LookAsync(page, script: true);
        // A code is good once: that of the next step is, a moment early.
        await page.FillAsync(("Code", totp.ComputeTotp(DateTime.UtcNow.AddSeconds(30))));
        await page.Button("Sign in").ClickAsync();
        await Expect(await MenuAsync(page, name)).ToBeVisibleAsync();

        await using var admin = await chromium.VisitAsync(site, new() { ViewportSize = new() { Width = 390, Height = 800 } });
        var accounts = await admin.NewPageAsync();
        await accounts.GotoAsync("/accounts");
        await accounts.Link(name).ClickAsync();
        await LookAsync(accounts, script: true);
        await accounts.Button("Disable this account").ClickAsync();
        await Expect(accounts.Locator(".notice")).ToContainTextAsync("can no longer sign in");
        await page.GotoAsync("/account");
        await Expect(page.Title()).ToHaveTextAsync("Sign in");
    }

    /// <returns>The one-time link that an admin gets.</returns>
    private async Task<string> InviteAsync(Site site)
    {
        await using var admin = await chromium.VisitAsync(site);
        var page = await admin.NewPageAsync();
        await page.GotoAsync("/accounts/invite");
        await page.Button("Create the link").ClickAsync();
        return await page.GetByLabel("Link").InputValueAsync();
    }

    private static async Task<ILocator> MenuAsync(IPage page, string name)
    {
        var menu = page.Locator(".site-account summary", new() { HasText = name });
        await Expect(menu).ToBeAttachedAsync();
        if (!await menu.IsVisibleAsync())
            await page.Locator(".site-menu > summary").ClickAsync();
        return menu;
    }

    private static async Task SignOutAsync(IPage page, string name)
    {
        await (await MenuAsync(page, name)).ClickAsync();
        await page.Button("Sign out").ClickAsync();
        await Expect(page.Locator("header a", new() { HasText = "Sign in" })).ToBeAttachedAsync();
    }

    private static async Task LookAsync(IPage page, bool script)
    {
        await page.AssertFitsAsync();
        if (script)
            Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
    }
}
