using System.Buffers.Binary;

namespace EmployeeDirectory.Imaging;

internal static class WebPStructure
{
    private const int PrefixLength = 8;

    // The decoder refuses a file shorter than its own length.
    public static CleanFile Clean(byte[] file)
    {
        var length = PrefixLength + (long)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4));
        return new CleanFile(length < file.Length ? file[..(int)length] : file, HadEnd: true);
    }
}
