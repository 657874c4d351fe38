namespace EmployeeDirectory.Benchmarks;

internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Publishes the program into <paramref name="folder"/>.</summary>
    /// <returns>What dotnet runs.</returns>
    public static async Task<string> PublishAsync(string folder)
    {
        var project = Path.Combine(Root, "src", "EmployeeDirectory.Web");
        await Command.RunAsync("dotnet", "publish", project, "-c", "Release", "-o", folder, "-v", "quiet", "--nologo");
        return Path.Combine(folder, "EmployeeDirectory.Web.dll");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "EmployeeDirectory.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("Run the benchmark from a checkout.");
    }
}
