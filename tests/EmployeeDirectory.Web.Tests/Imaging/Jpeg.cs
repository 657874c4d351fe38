using System.Buffers.Binary;

namespace EmployeeDirectory.Web.Tests.Imaging;

/// <summary>JPEG files put together by hand: metadata spliced in, and progressive ones of many scans.</summary>
internal static class Jpeg
{
    private static readonly byte[] Start = [0xFF, 0xD8];
    private static readonly byte[] End = [0xFF, 0xD9];

    public static byte[] With(byte[] jpeg, params byte[][] segments) => [.. Start, .. segments.SelectMany(segment => segment), .. jpeg[2..]];

    public static byte[] Segment(byte marker, params byte[] data)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(data.Length + 2));
        return [0xFF, marker, .. length, .. data];
    }

    /// <summary>Orientation, and a GPS block that says Munich.</summary>
    public static byte[] Exif(byte orientation) => Segment(0xE1,
    [
        .. "Exif\0\0"u8,
        .. "MM\0*"u8, 0, 0, 0, 8,
        0, 2,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
        0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38,
        0, 0, 0, 0,
        0, 2,
        0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0,
        0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 68,
        0, 0, 0, 0,
        0, 0, 0, 48, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 14, 0, 0, 0, 1,
    ]);

    public static byte[] Xmp(string secret) => Segment(0xE1,
        [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. System.Text.Encoding.UTF8.GetBytes($"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{secret}</x:xmpmeta>")]);

    public static byte[] Iptc(string secret) => Segment(0xED,
        [.. "Photoshop 3.0\08BIM"u8, 4, 4, 0, 0, 0, 0, 0, (byte)(secret.Length + 5), 0x1C, 2, 90, 0, (byte)secret.Length, .. System.Text.Encoding.ASCII.GetBytes(secret), .. new byte[(secret.Length + 5) % 2]]);

    /// <summary>The same picture with bytes between its segments, from the first to the first scan.</summary>
    public static byte[] WithBetween(byte[] jpeg, params byte[] between)
    {
        var file = new MemoryStream();
        file.Write(jpeg, 0, 2);
        var position = 2;
        for (var marker = 0; marker != 0xDA;)
        {
            marker = jpeg[position + 1];
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(position + 2));
            if (position > 2) file.Write(between);
            file.Write(jpeg, position, length);
            position += length;
        }
        file.Write(jpeg, position, jpeg.Length - position);
        return file.ToArray();
    }

    /// <summary>What Samsung's phones write behind a picture: a block of their own, its directory and how long that is.</summary>
    public static byte[] SamsungTrailer { get; } =
    [
        0, 0, 1, 0x0A, 14, 0, 0, 0, .. "Image_UTC_Data1700000000000"u8,
        .. "SEFH"u8, 0x6A, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0x0A, 35, 0, 0, 0, 35, 0, 0, 0, 24, 0, 0, 0, .. "SEFT"u8,
    ];

    /// <summary>A film behind a picture, as Google's and Samsung's motion photos have it, with bytes in it that look like markers.</summary>
    public static byte[] Film { get; } =
    [
        .. "MotionPhoto_Data"u8, 0, 0, 0, 24, .. "ftypmp42\0\0\0\0isommp42"u8, 0, 0, 0x10, 8, .. "mdat"u8,
        .. Enumerable.Range(0, 1024).SelectMany(at => (byte[])[0xFF, (byte)(0xC0 + (at % 0x40)), (byte)at, 0x21]),
    ];

    /// <summary>
    /// A valid grey (1) or CMYK (4 components) progressive picture, black all over. Each scan after the first refines one
    /// coefficient of all blocks and takes a few bytes a megapixel.
    /// </summary>
    public static byte[] Progressive(int width, int height, byte components, int scans)
    {
        var blocks = ((width + 7) / 8) * ((height + 7) / 8);
        var file = new MemoryStream();
        file.Write(Start);
        file.Write(Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]));
        file.Write(Segment(0xC2, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, components,
            .. Enumerable.Range(1, components).SelectMany(id => (byte[])[(byte)id, 0x11, 0])]));
        // One code of one bit each: for a DC value without a difference, and for a run of 16384 and more empty blocks.
        file.Write(Segment(0xC4, [0x00, 1, .. new byte[15], 0x00]));
        file.Write(Segment(0xC4, [0x10, 1, .. new byte[15], 0xE0]));

        for (byte component = 1; component <= components; component++)
        {
            file.Write(Segment(0xDA, [1, component, 0, 0, 0, 0]));
            file.Write(new byte[(blocks + 7) / 8]);
        }
        var emptyRuns = EmptyRuns(blocks);
        for (var scan = 0; scan < scans - components; scan++)
        {
            var coefficient = (byte)(1 + (scan / 14));
            var bit = 13 - (scan % 14);
            file.Write(Segment(0xDA, [1, 1, 0, coefficient, coefficient, (byte)(bit == 13 ? bit : ((bit + 1) << 4) | bit)]));
            file.Write(emptyRuns);
        }
        file.Write(End);
        return file.ToArray();
    }

    /// <remarks>Each run is 15 bits, all zero: exactly 16384 blocks. The last one runs past the end, which decoders allow.</remarks>
    private static byte[] EmptyRuns(int blocks) => new byte[(((blocks + 16383) / 16384 * 15) + 7) / 8];
}
