using System.Buffers.Binary;

namespace EmployeeDirectory.Web.Tests.Imaging;

/// <summary>Animations of very many large frames, small as files.</summary>
internal static class Animation
{
    public static byte[] Gif(byte[] still, int frames)
    {
        var colours = 3 * (2 << (still[10] & 7));
        var header = 13 + ((still[10] & 0x80) != 0 ? colours : 0);
        return [.. still[..header], .. Enumerable.Repeat(still[header..^1], frames).SelectMany(frame => frame), 0x3B];
    }

    public static byte[] WebP(byte[] still, int width, int height, int frames)
    {
        byte[] size = [.. Bytes24(width - 1), .. Bytes24(height - 1)];
        var frame = Chunk("ANMF"u8, [0, 0, 0, 0, 0, 0, .. size, .. Bytes24(100), 0, .. still[12..]]);
        byte[] body =
        [
            .. "WEBP"u8,
            .. Chunk("VP8X"u8, [2, 0, 0, 0, .. size]),
            .. Chunk("ANIM"u8, new byte[6]),
            .. Enumerable.Repeat(frame, frames).SelectMany(bytes => bytes),
        ];
        return Chunk("RIFF"u8, body);
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        return [.. type, .. length, .. data, .. new byte[data.Length % 2]];
    }

    private static byte[] Bytes24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];
}
