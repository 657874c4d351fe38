using System.Runtime.InteropServices;

namespace EmployeeDirectory.Imaging;

// The worker limits itself, so that it ends even when the web process is gone.
internal static partial class WorkerLimits
{
    private const int ProcessorSeconds = 4;
    private const int ElapsedSeconds = 12;
    private const int Processor = 0;
    private const int Data = 2;
    private const int CoreFile = 4;

    public static void Apply()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return;
        Set(Processor, ProcessorSeconds);
        Set(CoreFile, 0);
        _ = Alarm(ElapsedSeconds);
    }

    // Also holds between two looks of the web process, but counts all that is allocated, resident or not.
    public static void LimitMemory(ulong bytes)
    {
        if (OperatingSystem.IsLinux()) Set(Data, bytes);
    }

    private static void Set(int resource, ulong value) => _ = SetLimit(resource, new Limit(value, value));

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in Limit limit);

    [LibraryImport("libc", EntryPoint = "alarm")]
    private static partial uint Alarm(uint seconds);
}
