using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EmployeeDirectory.Web.Imaging;

/// <summary>How to start this program again as a worker, in every way it can be hosted: by its own launcher, by dotnet, as a single file, inside a test host.</summary>
internal static class WorkerCommand
{
    public static ProcessStartInfo For(PhotoCrop? crop)
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = AppContext.BaseDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Locate(start);
        start.ArgumentList.Add(PhotoWorker.Verb);
        if (crop is not null) start.ArgumentList.Add(crop.ToString());
        Furnish(start.Environment);
        return start;
    }

    private static void Locate(ProcessStartInfo start)
    {
        var host = Environment.ProcessPath!;
        var program = Path.Combine(AppContext.BaseDirectory, typeof(WorkerCommand).Assembly.GetName().Name!);
        var launcher = OperatingSystem.IsWindows() ? program + ".exe" : program;
        var hostedByDotnet = Path.GetFileNameWithoutExtension(host) == "dotnet";
        start.FileName = hostedByDotnet || !File.Exists(launcher) ? host : launcher;
        if (hostedByDotnet) start.ArgumentList.Add(program + ".dll");
    }

    /// <remarks>Nothing of the web process is inherited: least of all credentials, for a decoder that is fed hostile bytes.</remarks>
    private static void Furnish(IDictionary<string, string?> environment)
    {
        var systemRoot = Environment.GetEnvironmentVariable("SystemRoot");
        environment.Clear();
        if (systemRoot is not null) environment["SystemRoot"] = systemRoot;
        environment["DOTNET_ROOT"] = RuntimeRoot;
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
        environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_GCHeapHardLimit"] = "0x4000000";
        environment["DOTNET_Thread_DefaultStackSize"] = "0x40000";
        environment["MALLOC_ARENA_MAX"] = "2";
        environment["VIPS_WARNING"] = "0";
        environment["VIPS_DISC_THRESHOLD"] = "1g";
    }

    /// <summary>The folder three above shared/Microsoft.NETCore.App/(version); without meaning, and unused, where the runtime is part of the program.</summary>
    private static string RuntimeRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
