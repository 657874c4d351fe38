using System.Runtime.InteropServices;

namespace EmployeeDirectory.Benchmarks;

/// <summary>Processor time, user and system, of all child processes that have ended.</summary>
internal static partial class ChildProcesses
{
    private const int Children = -1;

    public static TimeSpan ProcessorTime
    {
        get
        {
            if (GetUsage(Children, out var usage) != 0) throw new InvalidOperationException("getrusage failed.");
            return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    /// <remarks>The laid-out part of a 64-bit Linux rusage; what follows is not read.</remarks>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private readonly record struct Usage(long UserSeconds, long UserMicroseconds, long SystemSeconds, long SystemMicroseconds);
}
