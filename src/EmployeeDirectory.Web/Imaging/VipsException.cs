using System.Runtime.InteropServices;

namespace EmployeeDirectory.Web.Imaging;

/// <summary>A refusal by libvips. Its text is for logs: the buffer it comes from is shared by the whole process.</summary>
internal sealed class VipsException(string message) : Exception(message)
{
    /// <summary>A thread that cannot be created is one that found no room for its stack.</summary>
    public bool RanOutOfMemory =>
        Message.Contains("memory", StringComparison.OrdinalIgnoreCase) || Message.Contains("creating thread", StringComparison.Ordinal);

    public static VipsException Last()
    {
        var message = Marshal.PtrToStringUTF8(Libvips.Errors())?.Trim() ?? "";
        Libvips.ClearErrors();
        return new VipsException(message);
    }
}
