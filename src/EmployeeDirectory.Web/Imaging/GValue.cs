using System.Runtime.InteropServices;

namespace EmployeeDirectory.Web.Imaging;

/// <summary>GObject's typed cell: a type and two words of data.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GValue
{
    private nuint type;
    private long first;
    private long second;

    public static GValue Of(nuint type)
    {
        var value = new GValue();
        Libvips.InitValue(ref value, type);
        return value;
    }
}
