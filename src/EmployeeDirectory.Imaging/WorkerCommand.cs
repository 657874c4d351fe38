using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EmployeeDirectory.Imaging;

internal static class WorkerCommand
{
    // Run by its launcher, by dotnet, as a single file or in a test host, always from the same folder.
    private const string Program = "EmployeeDirectory.Web";

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
        start.ArgumentList.Add(WorkerProgram.Verb);
        if (crop is not null) start.ArgumentList.Add(crop.ToString());
        Furnish(start.Environment);
        return start;
    }

    private static void Locate(ProcessStartInfo start)
    {
        var host = Environment.ProcessPath!;
        var program = Path.Combine(AppContext.BaseDirectory, Program);
        var launcher = OperatingSystem.IsWindows() ? program + ".exe" : program;
        var hostedByDotnet = Path.GetFileNameWithoutExtension(host) == "dotnet";
        start.FileName = hostedByDotnet || !File.Exists(launcher) ? host : launcher;
        if (hostedByDotnet) start.ArgumentList.Add(program + ".dll");
    }

    // Inherits nothing, least of all credentials: the decoder is fed hostile bytes.
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

    // Three above shared/Microsoft.NETCore.App/(version); unused where the runtime is part of the program.
    private static string RuntimeRoot =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
