using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Benchmarks;

internal static class Publishing
{
    /// <returns>What dotnet runs.</returns>
    public static async Task<string> PublishAsync(string folder)
    {
        var project = Path.Combine(Repository.Root, "src", "EmployeeDirectory.Web");
        await Tool.RunAsync("dotnet", "publish", project, "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder, "-v", "quiet", "--nologo");
        return Path.Combine(folder, "EmployeeDirectory.Web.dll");
    }
}
