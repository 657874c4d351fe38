namespace EmployeeDirectory.Testing;

/// <summary>Places in the checkout, found from wherever the test assembly runs.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string EngineCache => Path.Combine(Root, "tests", "engines", ".cache");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "EmployeeDirectory.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No EmployeeDirectory.sln above {AppContext.BaseDirectory}");
    }
}
