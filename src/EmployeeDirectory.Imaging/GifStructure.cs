namespace EmployeeDirectory.Imaging;

internal static class GifStructure
{
    private const int HeaderLength = 13;
    private const int DescriptorLength = 10;
    private const byte Trailer = 0x3B;

    public static CleanFile Clean(byte[] file)
    {
        var kept = new FileRanges(file);
        if (file.Length < HeaderLength) throw Damaged();
        var position = HeaderLength + ColoursLength(file[10]);
        kept.Keep(0, Math.Min(position, file.Length));
        while (position + DescriptorLength < file.Length)
        {
            switch (file[position])
            {
                case 0x21:
                    var end = EndOfBlocks(file, position + 2);
                    if (end > file.Length) throw Damaged();
                    if (file[position + 1] == 0xF9) kept.Keep(position, end);
                    position = end;
                    break;
                case 0x2C:
                    var data = position + DescriptorLength + ColoursLength(file[position + DescriptorLength - 1]) + 1;
                    return Frame(kept, file, position, EndOfBlocks(file, data));
                case 0:
                    position++;
                    break;
                default:
                    throw Damaged();
            }
        }
        throw Damaged();
    }

    private static CleanFile Frame(FileRanges kept, byte[] file, int start, int end)
    {
        if (end > file.Length + 1) throw Damaged();
        kept.Keep(start, Math.Min(end, file.Length));
        return end <= file.Length ? kept.Ended([Trailer], hadEnd: true) : kept.Ended([0, Trailer], hadEnd: false);
    }

    /// <returns>One past the end of the file where only the empty block is missing, more where others are.</returns>
    private static int EndOfBlocks(byte[] file, int position)
    {
        while (position < file.Length && file[position] != 0) position += file[position] + 1;
        return position + 1;
    }

    private static int ColoursLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));

    private static PhotoRefusedException Damaged() => new(PhotoRefusal.Damaged);
}
