using System.Globalization;

namespace EmployeeDirectory.Benchmarks;

/// <summary>What a process holds of the machine's memory, in megabytes of a million bytes (Linux).</summary>
/// <param name="Peak">The most since its start.</param>
internal readonly record struct ProcessMemory(double Now, double Peak)
{
    public static ProcessMemory Of(int process)
    {
        var lines = File.ReadAllLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status"));
        double Megabytes(string name) =>
            double.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1_000_000;
        return new ProcessMemory(Megabytes("VmRSS:"), Megabytes("VmHWM:"));
    }
}
