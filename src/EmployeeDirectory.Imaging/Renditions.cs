using System.Buffers.Binary;

namespace EmployeeDirectory.Imaging;

/// <summary>Square WebP, at most 64, 256 and 1024 pixels; never larger than the crop, so the page scales it. Of a whole picture
/// two within 256 by 64 and 1024 by 256 pixels, transparent where the picture is, and an icon of 512 by 512 on paper.</summary>
public sealed record Renditions(byte[] Small, byte[] Medium, byte[] Large)
{
    private const int DimensionsAt = 21;

    public static IReadOnlyList<int> Sizes { get; } = [64, 256, 1024];

    public byte[] this[int size] => size switch
    {
        64 => Small,
        256 => Medium,
        1024 => Large,
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "Renditions are 64, 256 and 1024 pixels wide."),
    };

    /// <returns>Null unless the WebP is lossless (VP8L), as those of a whole picture are.</returns>
    public static (int Width, int Height)? DimensionsOf(byte[] webp)
    {
        if (webp.Length < DimensionsAt + sizeof(uint) || !webp.AsSpan(12, 4).SequenceEqual("VP8L"u8))
            return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(webp.AsSpan(DimensionsAt));
        return ((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
    }
}
