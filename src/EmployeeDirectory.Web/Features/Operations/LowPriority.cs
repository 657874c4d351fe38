using System.Runtime.InteropServices;

namespace EmployeeDirectory.Web.Features.Operations;

// .NET ignores thread priorities on Linux, where setpriority changes the calling thread alone.
internal static partial class LowPriority
{
    private const int ThisThread = 0;
    private const int Lowest = 19;

    public static void Take()
    {
        if (OperatingSystem.IsLinux())
            _ = SetPriority(ThisThread, 0, Lowest);
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
