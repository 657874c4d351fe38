using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Templates;

public sealed class LintTests
{
    [Fact]
    public async Task CfnLint_EveryTemplate_FindsNothing()
    {
        using var folder = new TemporaryFolder();
        string[] templates = [.. Template.All.Select(template => template.WriteTo(folder))];
        var lint = await Command.RunAsync(Places.OfMoto("cfn-lint"), ["--include-checks", "I", "--", .. templates], []);
        Assert.Equal((0, ""), (lint.ExitCode, lint.Output));
    }
}
