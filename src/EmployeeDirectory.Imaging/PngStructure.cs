using System.Buffers;
using System.Buffers.Binary;

namespace EmployeeDirectory.Imaging;

internal static class PngStructure
{
    private const int SignatureLength = 8;
    private const int ChunkOverhead = 12;

    private static readonly SearchValues<byte> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private static ReadOnlySpan<byte> End =>
        [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    // Drops texts: the decoder would inflate each to as much as 8 MB and keep them all.
    public static CleanFile Clean(byte[] file)
    {
        var kept = new FileRanges(file);
        kept.Keep(0, SignatureLength);
        var (position, pixels) = (SignatureLength, false);
        while (position + ChunkOverhead <= file.Length)
        {
            var type = file.AsSpan(position + 4, 4);
            if (type.SequenceEqual("IEND"u8)) return kept.Ended(End, hadEnd: true);
            if (type.ContainsAnyExcept(Letters)) break;
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position)) + (long)ChunkOverhead;
            if (position + length > file.Length) throw new PhotoRefusedException(PhotoRefusal.Damaged);
            pixels |= type.SequenceEqual("IDAT"u8);
            if (!IsText(type)) kept.Keep(position, position + (int)length);
            position += (int)length;
        }
        return pixels ? kept.Ended(End, hadEnd: false) : throw new PhotoRefusedException(PhotoRefusal.Damaged);
    }

    private static bool IsText(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("tEXt"u8) || type.SequenceEqual("zTXt"u8) || type.SequenceEqual("iTXt"u8);
}
