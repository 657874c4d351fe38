using System.Runtime.InteropServices;

namespace EmployeeDirectory.Web.Features.Loads;

/// <summary>Linux gives the calling thread what others leave; .NET's own priorities have no effect there.</summary>
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
