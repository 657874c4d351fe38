using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace EmployeeDirectory.Browser.Tests;

public sealed class AxeTests(Chromium chromium, Sites sites, Gallery gallery)
{
    private static readonly string[] Main = ["List as cards", "List as a table", "Full profile", "New person", "Form with errors", "Conflict", "Org chart, opened"];

    // The rest of what axe finds is large, and nobody reads it.
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    // Colours are all that differs in the dark.
    private static readonly AxeRunOptions OnlyColours = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new() { Type = "rule", Values = ["color-contrast"] }
    };

    /// <summary>All by day; by night those that have every colour there is.</summary>
    public static TheoryData<string, ColorScheme> ScenesInSchemes =>
        [.. Scenes.Names.Select(row => (row.Data, ColorScheme.Light)), .. Main.Select(scene => (scene, ColorScheme.Dark))];

    [Theory, MemberData(nameof(ScenesInSchemes))]
    public async Task Page_WideAndNarrow_HasNoViolation(string scene, ColorScheme scheme)
    {
        var (visitor, cast) = await gallery.VisitAsync(chromium, sites, new() { ColorScheme = scheme });
        await using var _ = visitor;
        var page = await visitor.NewPageAsync();
        await page.OpenAsync(scene, cast);

        foreach (var width in Main.Contains(scene) ? (int[])[1440, 390] : [390])
        {
            await page.SetViewportSizeAsync(width, 900);
            var violations = (await page.RunAxe(scheme == ColorScheme.Dark ? OnlyColours : OnlyViolations)).Violations;
            Assert.True(violations.Length == 0, $"{width} px: " + string.Join('\n', violations.SelectMany(
                violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}"))));
        }
    }
}
