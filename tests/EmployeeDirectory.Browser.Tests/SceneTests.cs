using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>What holds for every page, looked at in one visit, as a page takes longer to come than to be looked at.</summary>
public sealed class SceneTests(Chromium chromium, Sites sites, Gallery gallery)
{
    private static readonly string[] Main = ["List as cards", "List as faces", "List as a table", "Full profile", "New person", "Form with errors", "Signed out while writing", "Conflict", "Org chart, opened", "Org chart, the way to a person"];

    // The rest of what axe finds is large, and nobody reads it.
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    // Colours are all that differs in the dark.
    private static readonly AxeRunOptions OnlyColours = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new() { Type = "rule", Values = ["color-contrast"] }
    };

    /// <summary>Those that have every colour there is.</summary>
    public static TheoryData<string> MainScenes => [.. Main];

    [Theory, MemberData(nameof(Scenes.Names), MemberType = typeof(Scenes))]
    public async Task Page_Opened_LogsNoErrorFitsAndIsAccessible(string scene)
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        var complaints = await ComplaintsAsync(page);

        await page.OpenAsync(scene, cast);

        Assert.Empty(complaints);
        await page.AssertFitsAsync();
        await AssertAccessibleAsync(page, 320, OnlyViolations);
        if (Main.Contains(scene))
            await AssertAccessibleAsync(page, 1440, OnlyViolations);
    }

    [Theory, MemberData(nameof(MainScenes))]
    public async Task Page_InTheDark_IsReadable(string scene)
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, new() { ColorScheme = ColorScheme.Dark });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.OpenAsync(scene, cast);

        foreach (var width in (int[])[390, 1440])
            await AssertAccessibleAsync(page, width, OnlyColours);
    }

    /// <summary>Errors, warnings, breaches of the content policy and requests that failed, while the page is used.</summary>
    private static async Task<ConcurrentQueue<string>> ComplaintsAsync(IPage page)
    {
        var complaints = new ConcurrentQueue<string>();
        await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective, event.blockedURI))");
        page.Console += (_, message) =>
        {
            // Chromium also reports the status of a page itself, such as 404 or 422, and that of a check by somebody signed out meanwhile.
            if (message.Type is "error" or "warning" && !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
                && (message.Location.StartsWith(page.Url, StringComparison.Ordinal) || message.Text.Contains("401", StringComparison.Ordinal) && message.Location.Contains("/checks", StringComparison.Ordinal))))
                complaints.Enqueue($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.RequestFailed += (_, request) =>
        {
            // A form that is sent, or typed into again, lets go of the check that was under way.
            if (!request.Url.EndsWith("/checks", StringComparison.Ordinal) || request.Failure != "net::ERR_ABORTED")
                complaints.Enqueue($"{request.Url}: {request.Failure}");
        };
        return complaints;
    }

    private static async Task AssertAccessibleAsync(IPage page, int width, AxeRunOptions options)
    {
        await page.SetViewportSizeAsync(width, 900);
        var violations = (await page.RunAxe(options)).Violations;
        Assert.True(violations.Length == 0, $"{width} px: " + string.Join('\n', violations.SelectMany(
            violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}"))));
    }
}
