using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace EmployeeDirectory.Testing;

/// <summary>PNG files put together by hand, for what no encoder would write.</summary>
internal static class Png
{
    public const byte Rgb = 2;
    public const byte Rgba = 6;

    /// <summary>A picture of one colour; the pixel is given as it stands in the file, 16-bit samples big-endian.</summary>
    public static byte[] Filled(int width, int height, byte depth, byte colourType, byte[] pixel, params byte[][] extra)
    {
        var row = new byte[1 + (width * pixel.Length)];
        for (var x = 0; x < width; x++) pixel.CopyTo(row, 1 + (x * pixel.Length));
        return File(width, height, depth, colourType, [.. extra, Chunk("IDAT", Deflated(row, height))]);
    }

    public static byte[] File(int width, int height, byte depth, byte colourType, params byte[][] chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, colourType);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. chunks.SelectMany(chunk => chunk), .. Chunk("IEND", [])];
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    /// <summary>The same picture with more chunks in front of its pixels.</summary>
    public static byte[] With(byte[] png, IEnumerable<byte[]> chunks) => [.. png[..33], .. chunks.SelectMany(chunk => chunk), .. png[33..]];

    public static byte[] Text(string type) => Chunk(type, type == "iTXt" ? [.. "Comment\0\0\0\0\0A text"u8] : [.. "Comment\0A text"u8]);

    public static byte[] CompressedText(int length) => Chunk("zTXt", [.. "k\0\0"u8, .. Deflated(new byte[length], 1)]);

    public static byte[] Profile(int length)
    {
        var profile = new byte[length];
        BinaryPrimitives.WriteInt32BigEndian(profile, length);
        "acsp"u8.CopyTo(profile.AsSpan(36));
        return Chunk("iCCP", [.. "k\0\0"u8, .. Deflated(profile, 1)]);
    }

    private static byte[] Deflated(byte[] bytes, int times)
    {
        using var output = new MemoryStream();
        using (var deflate = new ZLibStream(output, CompressionLevel.Optimal))
            for (var i = 0; i < times; i++)
                deflate.Write(bytes);
        return output.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }
        return ~crc;
    }
}
