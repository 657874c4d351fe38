using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests;

public static class Places
{
    public static string Deploy { get; } = Path.Combine(Repository.Root, "deploy");

    public static string Kubernetes { get; } = Path.Combine(Deploy, "containers", "kubernetes");

    public static string UserData { get; } = Path.Combine(Repository.Root, "userdata.sh");

    public static string Tests { get; } = Path.Combine(Repository.Root, "tests", "EmployeeDirectory.Deploy.Tests");

    /// <summary>The libraries that an emulated arm64 program is linked with.</summary>
    public static string Arm64 { get; } = Path.Combine(Repository.EngineCache, "arm64");

    /// <summary>A tool of moto's environment, which is where provision put it or on the path.</summary>
    public static string OfMoto(string tool)
    {
        var installed = Path.Combine(Repository.EngineCache, "moto", "bin", tool);
        return File.Exists(installed) ? installed : tool;
    }
}
