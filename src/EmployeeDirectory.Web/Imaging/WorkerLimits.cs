using System.Runtime.InteropServices;

namespace EmployeeDirectory.Web.Imaging;

/// <summary>Limits the worker puts on itself, so that it ends even when the web process is no longer there to end it.</summary>
internal static partial class WorkerLimits
{
    private const int ProcessorSeconds = 4;
    private const int ElapsedSeconds = 12;
    private const int LimitCpu = 0;
    private const int LimitCore = 4;

    public static void Apply()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return;
        _ = SetLimit(LimitCpu, new Limit(ProcessorSeconds, ProcessorSeconds));
        _ = SetLimit(LimitCore, new Limit(0, 0));
        _ = Alarm(ElapsedSeconds);
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in Limit limit);

    [LibraryImport("libc", EntryPoint = "alarm")]
    private static partial uint Alarm(uint seconds);
}
