using System.Buffers.Binary;

namespace EmployeeDirectory.Imaging;

internal static class JpegStructure
{
    // Cameras and optimisers write about ten; each scan costs a pass over the whole picture.
    private const int MaxScans = 64;

    private static readonly byte[] EndMarker = [0xFF, 0xD9];

    // Stops at the scan that completes the picture: padding, a phone's trailer, a second picture or a film may follow.
    public static CleanFile Clean(byte[] file)
    {
        var kept = new FileRanges(file);
        kept.Keep(0, 2);
        var progress = new JpegProgress();
        for (var (position, scans) = (2, 0); NextMarker(file, position) is var marker and >= 0;)
        {
            position = marker + 2;
            switch (file[marker + 1])
            {
                case 0xD9:
                    return kept.Ended(EndMarker, hadEnd: true);
                case 0xDA when ++scans > MaxScans:
                    throw new PhotoRefusedException(PhotoRefusal.TooMuchWork);
                case 0x01 or 0xD8:
                    continue;
            }
            if (position + 2 > file.Length) break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(position));
            if (length < 2 || position + length > file.Length) break;
            var content = file.AsSpan(position + 2, length - 2);
            position += length;
            if (file[marker + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                progress = new JpegProgress(file[marker + 1], content);
            if (file[marker + 1] == 0xDA)
            {
                progress.Add(content);
                position = NextMarker(file, position) is >= 0 and var next ? next : file.Length;
            }
            if (!progress.IsComplete)
            {
                kept.Keep(marker, position);
                continue;
            }
            var hadEnd = file.AsSpan(position).StartsWith(EndMarker);
            kept.Keep(marker, hadEnd ? position : WithoutPadding(file.AsSpan(0, position)));
            return kept.Ended(EndMarker, hadEnd);
        }
        throw new PhotoRefusedException(PhotoRefusal.Damaged);
    }

    // Padding would be decoded as missing rows. A zero after 0xFF belongs to the data.
    private static int WithoutPadding(ReadOnlySpan<byte> data)
    {
        var length = data.TrimEnd("\0\r\n"u8).Length;
        return length < data.Length && data[length - 1] == 0xFF ? length + 1 : length;
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
