using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>Chromium refuses to run or show what the content policy does not allow, and everything that people do goes on under it.</summary>
public sealed class ContentPolicyTests(Chromium chromium, Sites sites, Gallery gallery)
{
    [Fact]
    public async Task Work_TypingOpeningCroppingAndSaving_BreaksNoPolicy()
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        var complaints = await WatchAsync(page);

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search for people" }).FillAsync("lena aal");
        await Expect(page).ToHaveURLAsync(new Regex("q=lena%20aal$"));
        await page.GoBackAsync();
        await Expect(page.Title()).ToHaveTextAsync("People");
        foreach (var scene in (string[])["Org chart, opened", "Form with a photo to crop", "Form with errors", "Conflict", "Profile after a save", "Keys", "Menu, open"])
            await page.OpenAsync(scene, cast);
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await Expect(page.Locator("html[data-theme=dark]")).ToBeVisibleAsync();

        Assert.Empty(complaints);
    }

    /// <summary>Each would become part of the page, or of a script, if the page's own code were tricked into handing it on.</summary>
    [Theory]
    [InlineData("document.body.innerHTML = '<script src=/js/menu.js></scr' + 'ipt>'")]
    [InlineData("document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc=x></iframe>')")]
    [InlineData("document.body.insertAdjacentHTML('beforeend', '<template><object data=/></template>')")]
    [InlineData("Document.parseHTMLUnsafe('<body><script src=/js/menu.js></scr' + 'ipt>')")]
    [InlineData("document.createElement('iframe').srcdoc = '<script></scr' + 'ipt>'")]
    [InlineData("document.createElement('script').src = '/js/menu.js'")]
    [InlineData("document.createElement('script').textContent = 'alert(1)'")]
    [InlineData("document.write('<p>x</p><script src=/js/menu.js></scr' + 'ipt>')")]
    [InlineData("trustedTypes.createPolicy('other', { createHTML: text => text })")]
    [InlineData("trustedTypes.createPolicy('default', { createHTML: text => text })")]
    [InlineData("trustedTypes.createPolicy('read-only', { createHTML: text => text })")]
    public async Task Text_ThatWouldRun_IsRefused(string code)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Gallery"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");

        var refused = await page.EvaluateAsync<string?>($"() => {{ try {{ {code}; return null; }} catch (refused) {{ return refused.name; }} }}");

        Assert.Equal("TypeError", refused);
    }

    [Fact]
    public async Task Text_ThatIsOnlyShown_IsTaken()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Gallery"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");

        await page.EvaluateAsync("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p id=taken>Taken</p>')");

        await Expect(page.Locator("#taken")).ToHaveTextAsync("Taken");
    }

    private static async Task<ConcurrentQueue<string>> WatchAsync(IPage page)
    {
        var complaints = new ConcurrentQueue<string>();
        await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective, event.blockedURI, event.sample))");
        page.Console += (_, message) =>
        {
            // Chromium also reports the status of a page itself: the forms with errors and the conflict.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                complaints.Enqueue($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
        return complaints;
    }
}
