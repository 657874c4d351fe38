using System.Buffers.Binary;

namespace EmployeeDirectory.Web.Imaging;

internal static class JpegStructure
{
    /// <summary>A camera or an optimiser writes about ten; every one of hundreds costs a pass over the whole picture.</summary>
    private const int MaxScans = 64;

    /// <summary>Follows the markers as decoders do: skips entropy-coded data, wants the end marker, counts scans.</summary>
    public static void Check(ReadOnlySpan<byte> file)
    {
        for (var (position, scans) = (2, 0); NextMarker(file, position) is var marker and >= 0;)
        {
            position = marker + 2;
            switch (file[marker + 1])
            {
                case 0xD9:
                    return;
                case 0xDA when ++scans > MaxScans:
                    throw new PhotoRefusedException(PhotoRefusal.TooMuchWork);
                case 0x01 or 0xD8:
                    continue;
            }
            if (position + 2 > file.Length) break;
            position += BinaryPrimitives.ReadUInt16BigEndian(file[position..]);
        }
        throw new PhotoRefusedException(PhotoRefusal.Damaged);
    }

    private static int NextMarker(ReadOnlySpan<byte> file, int position)
    {
        for (; position < file.Length - 1; position++)
        {
            var found = file[position..^1].IndexOf((byte)0xFF);
            if (found < 0) break;
            position += found;
            if (file[position + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7))) return position;
        }
        return -1;
    }
}
