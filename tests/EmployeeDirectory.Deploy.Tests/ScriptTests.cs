using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests;

public sealed class ScriptTests
{
    [Fact]
    public async Task Shellcheck_EveryScript_FindsNothing()
    {
        var tracked = (await Command.RunAsync("git", "ls-files", "--", "deploy", "tests", "userdata.sh")).Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] scripts = [.. tracked.Where(file => file.EndsWith(".sh", StringComparison.Ordinal) || File.ReadLines(Path.Combine(Repository.Root, file)).FirstOrDefault() is ['#', '!', .., 'b', 'a', 's', 'h'])];
        Assert.Empty(((string[])["deploy/deploy", "deploy/publish", "deploy/shared.sh", "tests/run", "userdata.sh"]).Except(scripts));
        var check = await Command.RunAsync("shellcheck", ["--external-sources", "--shell=bash", .. scripts], []);
        Assert.Equal((0, ""), (check.ExitCode, check.Output));
    }

    [Fact]
    public async Task Unit_SystemdVerify_FindsNothing()
    {
        using var folder = new TemporaryFolder();
        // The program of the unit must be there.
        var unit = (await File.ReadAllTextAsync(Unit)).Replace("ExecStart=/opt/employee-directory/current/EmployeeDirectory.Web", "ExecStart=/bin/true");
        await File.WriteAllTextAsync(folder.PathOf("employee-directory.service"), unit);
        var verify = await Command.RunAsync("systemd-analyze", "verify", "--man=no", folder.PathOf("employee-directory.service"));
        Assert.Equal((0, ""), (verify.ExitCode, string.Join('\n', verify.Errors.Split('\n').Where(line => line.Contains("employee-directory")))));
    }

    [Fact]
    public async Task Unit_SystemdSecurity_IsAtMost1Point5()
    {
        var security = await Command.RunAsync("systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=15", Unit);
        Assert.Contains("Overall exposure level", security.Succeeded());
    }

    private static string Unit { get; } = Path.Combine(Places.Deploy, "employee-directory.service");
}
