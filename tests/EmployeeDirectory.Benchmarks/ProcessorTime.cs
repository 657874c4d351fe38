using System.Runtime.InteropServices;

namespace EmployeeDirectory.Benchmarks;

/// <summary>What work costs, however busy the machine (Linux).</summary>
internal static partial class ProcessorTime
{
    private const int OfThisThread = 3;

    /// <returns>Microseconds of this thread.</returns>
    public static double Of(Action work)
    {
        var start = Now();
        work();
        return Now() - start;
    }

    /// <returns>Microseconds of all threads of this process.</returns>
    public static double OfAllThreads(Action work)
    {
        var start = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - start).TotalMicroseconds;
    }

    private static double Now() => GetTime(OfThisThread, out var time) == 0
        ? time.Seconds * 1e6 + time.Nanoseconds / 1e3
        : throw new PlatformNotSupportedException();

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
