using System.Diagnostics;
using System.Runtime.InteropServices;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Rehearsal;

/// <summary>The program as deploy/deploy publishes it, for this machine's processor.</summary>
internal static class PublishedProgram
{
    /// <returns>Its path.</returns>
    public static async Task<string> PublishAsync(string folder)
    {
        var platform = $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        var project = Path.Combine(Repository.Root, "src", "EmployeeDirectory.Web");
        using var publish = Process.Start("dotnet",
        [
            "publish", project, "--configuration", "Release", "--runtime", platform, "--self-contained", "true", "--output", folder, "--verbosity", "quiet", "--nologo"
        ]);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(folder, "EmployeeDirectory.Web")
            : throw new InvalidOperationException("The program could not be published.");
    }
}
