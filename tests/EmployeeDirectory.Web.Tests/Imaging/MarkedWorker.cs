using System.Diagnostics;
using System.Globalization;
using EmployeeDirectory.Imaging;

namespace EmployeeDirectory.Web.Tests.Imaging;

/// <summary>A worker that can be told from those of other tests, seen from outside by way of /proc.</summary>
internal sealed class MarkedWorker
{
    public string Mark { get; } = $"MARK_{Guid.NewGuid():N}";

    public ProcessStartInfo Command(PhotoCrop? crop)
    {
        var start = WorkerCommand.For(crop);
        start.Environment[Mark] = "1";
        return start;
    }

    public async Task<int> ProcessIdAsync(CancellationToken ct)
    {
        while (true)
        {
            foreach (var process in Directory.EnumerateDirectories("/proc", "?*").Where(path => int.TryParse(Path.GetFileName(path), out _)))
                if (Read(process, "environ").Contains(Mark, StringComparison.Ordinal))
                    return int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture);
            await Task.Delay(5, ct);
        }
    }

    /// <summary>The largest resident size, in bytes, until the worker is gone.</summary>
    public async Task<long> PeakMemoryAsync(CancellationToken ct)
    {
        var process = $"/proc/{await ProcessIdAsync(ct)}";
        for (var peak = 0L; ; await Task.Delay(2, ct))
        {
            if (Read(process, "status").Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is not { } line) return peak;
            peak = Math.Max(peak, 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
        }
    }

    public static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
