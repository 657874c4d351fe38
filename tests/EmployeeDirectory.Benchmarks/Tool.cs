using System.ComponentModel;
using System.Diagnostics;

namespace EmployeeDirectory.Benchmarks;

internal static class Tool
{
    private static readonly Dictionary<string, string> Packages = new() { ["vips"] = "libvips-tools", ["vipsthumbnail"] = "libvips-tools", ["java"] = "default-jdk-headless" };

    public static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(new ProcessStartInfo(program, arguments));
        await EndAsync(process, program);
    }

    /// <returns>What it wrote to its output.</returns>
    public static async Task<string> ReadAsync(string program, params string[] arguments)
    {
        using var process = Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true });
        var output = await process.StandardOutput.ReadToEndAsync();
        await EndAsync(process, program);
        return output;
    }

    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{start.FileName} is needed: apt-get install {Packages.GetValueOrDefault(start.FileName, start.FileName)}", missing);
        }
    }

    private static async Task EndAsync(Process process, string program)
    {
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
