using System.ComponentModel;
using System.Diagnostics;

namespace EmployeeDirectory.Benchmarks;

internal static class Command
{
    public static async Task RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{program} is needed for the comparison: apt-get install libvips-tools", missing);
        }
    }
}
