using System.Collections.Concurrent;

namespace EmployeeDirectory.Browser.Tests;

public sealed class ConsoleTests(Chromium chromium, Sites sites, Gallery gallery)
{
    [Theory, MemberData(nameof(Scenes.Names), MemberType = typeof(Scenes))]
    public async Task Page_Opened_BreaksNoPolicyAndLogsNoError(string scene)
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites);
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        var complaints = new ConcurrentQueue<string>();
        await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective, event.blockedURI))");
        page.Console += (_, message) =>
        {
            // Chromium also reports the status of a page itself, such as 404 or 422.
            if (message.Type is "error" or "warning" && !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(page.Url, StringComparison.Ordinal)))
                complaints.Enqueue($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.RequestFailed += (_, request) => complaints.Enqueue($"{request.Url}: {request.Failure}");

        await page.OpenAsync(scene, cast);

        Assert.Empty(complaints);
    }
}
