using System.Text.RegularExpressions;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Templates;

/// <summary>Every finding of cdk-nag is named, with its reason, in justified-findings.txt; and every line there is still found.</summary>
public sealed class NagTests
{
    [Fact]
    public async Task CdkNag_EveryFinding_IsJustified()
    {
        using var folder = new TemporaryFolder();
        string[] templates = [.. Template.All.Select(template => template.WriteTo(folder))];
        var nag = await Command.RunAsync("node", [Path.Combine(Repository.Root, "tests", "engines", "nag", "nag.mjs"), Path.Combine(Repository.EngineCache, "nag"), .. templates], []);
        var findings = nag.Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("", string.Join('\n', findings.Where(finding => !Justified.Any(known => known.IsMatch(finding)))));
        Assert.All(Justified, known => Assert.Contains(findings, known.IsMatch));
    }

    private static readonly Regex[] Justified =
    [
        .. File.ReadLines(Path.Combine(Places.Tests, "Templates", "justified-findings.txt"))
            .Select(line => line.Split(": ", 2)[0])
            .Select(finding => new Regex($"^{Regex.Escape(finding).Replace(@"\*\*", ".*")}$"))
    ];
}
