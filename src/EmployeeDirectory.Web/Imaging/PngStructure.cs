using System.Buffers.Binary;

namespace EmployeeDirectory.Web.Imaging;

internal static class PngStructure
{
    private const int SignatureLength = 8;
    private const int ChunkOverhead = 12;

    /// <summary>The decoder inflates each into as much as 8 MB and keeps them all; pictures carry one or two.</summary>
    private const int MaxCompressedTexts = 8;

    /// <summary>Follows the chunks: wants the last one, counts compressed texts.</summary>
    public static void Check(ReadOnlySpan<byte> file)
    {
        var texts = 0;
        for (var rest = file[SignatureLength..]; rest.Length >= ChunkOverhead;)
        {
            var type = rest[4..8];
            if (type.SequenceEqual("IEND"u8)) return;
            if ((type.SequenceEqual("zTXt"u8) || type.SequenceEqual("iTXt"u8)) && ++texts > MaxCompressedTexts)
                throw new PhotoRefusedException(PhotoRefusal.TooMuchWork);
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest) + (long)ChunkOverhead;
            if (length > rest.Length) break;
            rest = rest[(int)length..];
        }
        throw new PhotoRefusedException(PhotoRefusal.Damaged);
    }
}
